using Caveat.Labels.Markings;
using Caveat.Labels.Policies;

namespace Caveat.Labels.Documents;

/// <summary>All markings of a document in the order of its passages, and the highest grade in force among them and the machine-readable labels.</summary>
/// <remarks>Every label counts, not the root's alone: a part may be stricter than the whole.</remarks>
public sealed record DocumentMarkings(DocumentReading Reading, IReadOnlyList<DocumentMarking> Markings, Grade Highest)
{
    /// <summary>The highest of the banners in force; unmarked when there are none.</summary>
    public Grade Banner => HighestOf(MarkingKind.Banner);

    /// <summary>What the portion marks in force roll up to; unmarked when there are none.</summary>
    public Grade Portions => HighestOf(MarkingKind.Portion);

    /// <summary>One sentence when a portion stands above every banner, so that the document says less than its parts; empty when they agree.</summary>
    public string Disagreement => Banner != Grade.Unmarked && Portions.Exceeds(Banner)
        ? $"A paragraph is marked {Portions}, and the document only {Banner}: one of the two is wrong."
        : "";

    /// <summary>Reads every passage.</summary>
    /// <param name="nation">Whose words to prefer where nations spell different levels alike; null takes the highest meaning.</param>
    public static DocumentMarkings Read(DocumentReading reading, MarkingReader reader, PolicyId? nation = null)
    {
        ArgumentNullException.ThrowIfNull(reading);
        ArgumentNullException.ThrowIfNull(reader);
        var markings = new List<DocumentMarking>();
        var highest = Grade.Unmarked;
        var found = new List<Marking>();
        foreach (var label in reading.Labels)
        {
            // First, because a label names its policy. Fails closed: a label of an unknown policy counts as TOP SECRET.
            highest = Grade.Highest(highest, SecurityPolicies.BuiltIn.GradeOf(label.Label.Label));
        }
        foreach (var passage in reading.Passages)
        {
            found.Clear();
            reader.Read(passage.Text, new MarkingContext { Place = passage.Place, Nation = nation }, found);
            foreach (var marking in found)
            {
                markings.Add(new DocumentMarking(marking, passage));
                if (marking.Standing == Standing.InForce)
                {
                    highest = Grade.Highest(highest, marking.Grade);
                }
            }
        }
        return new DocumentMarkings(reading, markings, highest);
    }

    private Grade HighestOf(MarkingKind kind)
    {
        var highest = Grade.Unmarked;
        foreach (var found in Markings)
        {
            if (found.Marking.Kind == kind && found.Marking.Standing == Standing.InForce)
            {
                highest = Grade.Highest(highest, found.Marking.Grade);
            }
        }
        return highest;
    }
}
