using Caveat.Agreements.Evaluation;
using Caveat.Agreements.Rules;
using Caveat.Labels;
using Caveat.Labels.Markings;

namespace Caveat.Gateway.Exchanges;

/// <summary>Finds what to show the caller of a refused or held exchange: the first thing that gave the reason, in the text, in a document, or declared.</summary>
internal static class Sightings
{
    /// <returns>Null when nothing in the request was the reason.</returns>
    public static Sighting? Of(AskedExchange asked, in ExchangeFacts facts, Decision decision) => decision.Reason switch
    {
        DecisionReason.LabelAboveCeiling => OfLabel(asked, facts.Grade),
        DecisionReason.ReleasedAboveCeiling => OfText(asked, facts.Released, Standing.Released) ?? asked.Attached?.ReleasedAt,
        DecisionReason.ProhibitedUse => OfUse(asked),
        DecisionReason.ContentUnread => asked.Attached?.Unread,
        DecisionReason.HeldForReview => decision.Clauses[0].Rule is Rule.Scope ? asked.Attached?.Unread : OfUse(asked),
        _ => null,
    };

    private static Sighting? OfLabel(AskedExchange asked, Grade grade) =>
        OfText(asked, grade, Standing.InForce)
        ?? (asked.Attached is { } attached && attached.Highest == grade ? attached.HighestAt
            : asked.Declared.Label is { } declared && declared.Grade == grade ? Sighting.OfDeclaration(declared.Words, declared.Where)
            : null);

    private static Sighting? OfText(AskedExchange asked, Grade grade, Standing standing)
    {
        foreach (var marking in asked.Reading.Markings)
        {
            if (marking.Grade == grade && marking.Standing == standing)
            {
                return Sighting.OfMarking(
                    asked.Exchange.Text.Slice((int)marking.Start, marking.Length), asked.Exchange.Locate((int)marking.Start));
            }
        }

        return null;
    }

    private static Sighting? OfUse(AskedExchange asked) =>
        asked.Reading.Findings is [var finding, ..] ? Sighting.OfUse(asked.Exchange.Locate((int)finding.Start)) : asked.Attached?.UseAt;
}
