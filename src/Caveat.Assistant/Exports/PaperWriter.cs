using Caveat.Assistant.Access;
using Caveat.Assistant.Asking;
using Caveat.Assistant.Conversations;
using Caveat.Assistant.Documents;
using Caveat.Assistant.Words;

namespace Caveat.Assistant.Exports;

/// <summary>Puts turns on paper: the same for every format.</summary>
internal sealed class PaperWriter(TimeProvider time)
{
    /// <summary>One answer.</summary>
    /// <param name="question">The turn that it answers; it may hold the sources.</param>
    public Paper Write(SignedIn by, Conversation conversation, Turn answer, Turn? question) =>
        Write(by, conversation.Title, [(answer, SourcesOf(answer, question), "")]);

    /// <summary>The branch that is shown, oldest first.</summary>
    public Paper Write(SignedIn by, OpenConversation open)
    {
        var turns = new List<(Turn, IReadOnlyList<Source>, string)>(open.Turns.Count);
        Turn? before = null;
        foreach (var (turn, _, _, _, _) in open.Turns)
        {
            var heading = by.Locale.Fill("exports.heading", by.Locale[turn.Speaker == Speaker.Person ? "exports.person" : "exports.assistant"], by.Locale.Moment(turn.Created));
            turns.Add((turn, turn.Speaker == Speaker.Person ? [] : SourcesOf(turn, before), heading));
            before = turn;
        }

        return Write(by, open.Conversation.Title, turns);
    }

    private static IReadOnlyList<Source> SourcesOf(Turn answer, Turn? question) =>
        answer.Content.Sources.Count > 0 ? answer.Content.Sources : question?.Content.Sources ?? [];

    private Paper Write(SignedIn by, string title, List<(Turn Turn, IReadOnlyList<Source> Sources, string Heading)> turns)
    {
        var markings = turns.ConvertAll(_ => "");
        var parts = new PaperPart[turns.Count];
        var cited = turns.ConvertAll(turn => CitedSources.Of(turn.Turn.Content.Text, turn.Sources));
        for (var i = turns.Count - 1; i >= 0; i--)
        {
            // A question is part of the exchange that its answer's label covers.
            markings[i] = MarkingOf(by, turns[i].Turn, cited[i], i + 1 < turns.Count && turns[i].Turn.Speaker == Speaker.Person ? markings[i + 1] : null);
        }

        var whole = PaperMarkings.Join(markings);
        for (var i = 0; i < parts.Length; i++)
        {
            var (turn, _, heading) = turns[i];
            var portion = whole == PaperMarkings.Unmarked ? null : PaperMarkings.Portion(markings[i]);
            parts[i] = new(heading, portion, turn.Content.Text, cited[i], RemarksOf(turn, by.Locale));
        }

        var exported = time.GetUtcNow();
        return new(by.Locale, OneLine(title), by.Caller.Name, whole, exported, parts, FactsOf(by, turns.ConvertAll(turn => turn.Turn), exported), ReceiptsOf(turns.ConvertAll(turn => turn.Turn)));
    }

    private static string MarkingOf(SignedIn by, Turn turn, IReadOnlyList<Source> cited, string? answer)
    {
        string?[] own = [turn.Content.Label, turn.Content.Refusal?.Label, turn.Content.Refusal?.Marking];
        string[] told = [.. own.OfType<string>().Where(marking => marking != "")];
        // Fails closed: text whose label nobody told is marked as high as this network may hold.
        string[] known = told is [] ? [answer ?? by.Network.Ceiling] : told;
        return PaperMarkings.Join([.. known, .. cited.Select(source => source.Marking).Where(marking => marking != "")]);
    }

    private static List<string> RemarksOf(Turn turn, Locale locale)
    {
        var remarks = new List<string>();
        if (turn.Speaker == Speaker.Assistant && turn.State is TurnState.Streaming or TurnState.Stopped or TurnState.Failed or TurnState.Interrupted)
        {
            remarks.Add(locale["exports.incomplete"]);
        }

        if (turn.Content.Refusal is { } refusal)
        {
            remarks.Add(refusal.IsDecision || refusal.IsHeld ? locale.Fill(refusal.IsHeld ? "exports.held" : "exports.refused", refusal.Message) : refusal.Message);
            if (refusal is { Clause: { } clause, ClauseText: { } text })
            {
                remarks.Add(locale.Fill("exports.refused-clause", clause, text));
            }
        }

        return remarks;
    }

    private static List<(string Label, string Value)> FactsOf(SignedIn by, List<Turn> turns, DateTimeOffset exported)
    {
        var locale = by.Locale;
        var answers = turns.FindAll(turn => turn.Speaker == Speaker.Assistant);
        var models = answers.Where(turn => turn.Content.Model is not null).Select(turn => turn.Content.Vendor is { Length: > 0 } vendor
            ? locale.Fill("exports.model-of", turn.Content.Model, vendor)
            : turn.Content.Model!);
        var agreements = answers.Select(turn => (Id: turn.Content.Agreement ?? turn.Content.Refusal?.Agreement, Version: turn.Content.AgreementVersion ?? turn.Content.Refusal?.AgreementVersion))
            .Where(agreement => agreement is { Id: not null, Version: not null })
            .Select(agreement => locale.Fill("exports.agreement-version", TitleOf(by.Network, agreement.Id!), agreement.Version));
        var facts = new List<(string, string)>
        {
            (locale["exports.by"], by.Caller.Name),
            (locale["exports.network"], by.Network.Network.Name),
            (locale["exports.date"], locale.Moment(exported)),
        };
        AddAll(facts, locale["exports.asked"], answers.Take(1).Select(turn => locale.Moment(turn.Created)));
        AddAll(facts, locale["exports.model"], models);
        AddAll(facts, locale["exports.agreement"], agreements);
        return facts;
    }

    private static void AddAll(List<(string, string)> facts, string label, IEnumerable<string> values)
    {
        var joined = string.Join("; ", values.Distinct(StringComparer.Ordinal));
        if (joined != "")
        {
            facts.Add((label, joined));
        }
    }

    private static string TitleOf(NetworkView network, string id) =>
        network.Agreements.FirstOrDefault(agreement => agreement.Id == id) is { Title: { Length: > 0 } title } ? $"{title} ({id})" : id;

    private static string[] ReceiptsOf(List<Turn> turns) =>
        [.. turns.Select(turn => turn.Content.Receipt ?? turn.Content.Refusal?.Receipt).OfType<string>().Distinct(StringComparer.Ordinal)];

    private static string OneLine(string title) => string.Join(' ', title.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
