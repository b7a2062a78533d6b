using Caveat.Labels;
using Caveat.Labels.Markings;
using Caveat.Screening.Findings;

namespace Caveat.Screening.Reading;

/// <summary>What the readers found in one or more texts. Reusable; for one thread at a time; allocates only when something is found.</summary>
public sealed class TextReading
{
    private List<Marking>? _markings;
    private List<Finding>? _findings;

    public IReadOnlyList<Marking> Markings => _markings ?? (IReadOnlyList<Marking>)[];

    public IReadOnlyList<Finding> Findings => _findings ?? (IReadOnlyList<Finding>)[];

    /// <summary>The highest label among the markings; unmarked when there are none.</summary>
    public Label Highest { get; private set; }

    /// <summary>Whether there is neither a marking nor a finding.</summary>
    public bool IsEmpty => _markings is not { Count: > 0 } && _findings is not { Count: > 0 };

    public void Clear()
    {
        _markings?.Clear();
        _findings?.Clear();
        Highest = Label.Unmarked;
    }

    /// <summary>Adds all that another reading found.</summary>
    public void Add(TextReading other)
    {
        ArgumentNullException.ThrowIfNull(other);
        foreach (var marking in other.Markings)
        {
            Add(marking);
        }

        foreach (var finding in other.Findings)
        {
            Add(finding);
        }
    }

    internal void Add(Marking marking)
    {
        (_markings ??= []).Add(marking);
        Highest = Label.Highest(Highest, marking.Label);
    }

    internal void Add(Finding finding) => (_findings ??= []).Add(finding);
}
