using Caveat.Labels.Markings;

namespace Caveat.Labels.Documents;

/// <summary>All markings of a document, in the order of its passages, and the highest that is in force among them and the machine-readable labels.</summary>
public sealed record DocumentMarkings(DocumentReading Reading, IReadOnlyList<DocumentMarking> Markings, Grade Highest)
{
    /// <summary>Reads every passage.</summary>
    /// <param name="nation">Whose words to prefer where nations spell different levels alike; null takes the highest meaning.</param>
    public static DocumentMarkings Read(DocumentReading reading, MarkingReader reader, PolicyId? nation = null)
    {
        ArgumentNullException.ThrowIfNull(reading);
        ArgumentNullException.ThrowIfNull(reader);
        var markings = new List<DocumentMarking>();
        var highest = Grade.Unmarked;
        var found = new List<Marking>();
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
}
