using Caveat.Gateway.Exchanges;
using Caveat.Labels;
using Caveat.Labels.Documents;
using Caveat.Labels.Markings;
using Caveat.Labels.Policies;
using Caveat.Screening.Data;
using Caveat.Screening.Findings;
using Caveat.Screening.Reading;

namespace Caveat.Gateway.Attachments;

/// <summary>What the documents of one request hold: the facts for a decision, and for each the first place to tell the caller. For one thread at a time.</summary>
internal sealed class AttachedReading
{
    private readonly List<Finding> _findings = [];
    private readonly List<DataFinding> _data = [];
    private Sighting? _highestAt;
    private Sighting? _releasedAt;
    private Sighting? _useAt;

    /// <summary>The highest among markings in force and machine-readable labels.</summary>
    public Grade Highest { get; private set; }

    /// <summary>The highest marking under a legend that released it.</summary>
    public Grade Released { get; private set; }

    public IReadOnlyList<Finding> Findings => _findings;

    /// <summary>Secrets and personal data; of a document nothing can be taken out.</summary>
    public IReadOnlyList<DataFinding> DataFindings => _data;

    /// <summary>The first part that could not be read; null when all was.</summary>
    public Sighting? Unread { get; private set; }

    public Sighting? HighestAt => _highestAt;

    public Sighting? ReleasedAt => _releasedAt;

    public Sighting? UseAt => _useAt;

    public void AddUnread(string problem, string where) => Unread ??= Sighting.OfUnread(problem, where);

    public void Add(FoundLabel found, string where)
    {
        // Fails closed: what policy or classification is not known here counts as the highest.
        var grade = SecurityPolicies.BuiltIn.GradeOf(found.Label.Label);
        if (grade.Exceeds(Highest))
        {
            Highest = grade;
            _highestAt = Sighting.OfLabel($"{found.Label.Label.Policy} {found.Label.Label.Classification}", found.Source, PassageWords.Within(where, found.Part));
        }
    }

    public void Add(TextReading reading, Passage passage, string where)
    {
        foreach (var marking in reading.Markings)
        {
            if (marking.Standing == Standing.Released)
            {
                if (marking.Grade.Exceeds(Released))
                {
                    Released = marking.Grade;
                    _releasedAt = Of(marking, passage, where);
                }
            }
            else if (marking.Grade.Exceeds(Highest))
            {
                Highest = marking.Grade;
                _highestAt = Of(marking, passage, where);
            }
        }

        _data.AddRange(reading.DataFindings);
        foreach (var finding in reading.Findings)
        {
            _findings.Add(finding);
            _useAt ??= Sighting.OfUse(PassageWords.Of(where, passage, (int)finding.Start));
        }
    }

    private static Sighting Of(Marking marking, Passage passage, string where) => Sighting.OfMarking(
        passage.Text.AsSpan((int)marking.Start, marking.Length), PassageWords.Of(where, passage, (int)marking.Start));
}
