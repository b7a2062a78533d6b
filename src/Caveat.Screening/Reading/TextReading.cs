using Caveat.Labels;
using Caveat.Labels.Markings;
using Caveat.Screening.Data;
using Caveat.Screening.Findings;

namespace Caveat.Screening.Reading;

/// <summary>What the readers found in one or more texts. Reusable; for one thread at a time; allocates only when something is found.</summary>
public sealed class TextReading
{
    private List<Marking>? _markings;
    private List<Finding>? _findings;
    private List<DataFinding>? _data;

    public IReadOnlyList<Marking> Markings => _markings ?? (IReadOnlyList<Marking>)[];

    public IReadOnlyList<Finding> Findings => _findings ?? (IReadOnlyList<Finding>)[];

    /// <summary>Secrets and personal data, where the reader was asked to look for them; offsets count from the start of the text that each was found in.</summary>
    public IReadOnlyList<DataFinding> DataFindings => _data ?? (IReadOnlyList<DataFinding>)[];

    /// <summary>The highest grade among the markings in force; unmarked when there are none.</summary>
    public Grade Highest { get; private set; }

    /// <summary>The highest grade among the markings that stand under a legend which released them; unmarked when there are none.</summary>
    public Grade Released { get; private set; }

    /// <summary>Whether there is neither a marking nor a finding of any sort.</summary>
    public bool IsEmpty => _markings is not { Count: > 0 } && _findings is not { Count: > 0 } && _data is not { Count: > 0 };

    public void Clear()
    {
        _markings?.Clear();
        _findings?.Clear();
        _data?.Clear();
        Highest = Grade.Unmarked;
        Released = Grade.Unmarked;
    }

    /// <summary>Adds all that another reading found.</summary>
    public void Add(TextReading other)
    {
        ArgumentNullException.ThrowIfNull(other);
        if (other._markings is { Count: > 0 } markings)
        {
            (_markings ??= []).AddRange(markings);
            Highest = Grade.Highest(Highest, other.Highest);
            Released = Grade.Highest(Released, other.Released);
        }
        if (other._findings is { Count: > 0 } findings)
        {
            (_findings ??= []).AddRange(findings);
        }
        if (other._data is { Count: > 0 } data)
        {
            (_data ??= []).AddRange(data);
        }
    }

    /// <summary>Takes over what a pass has found; the lowest start among it, <see cref="long.MaxValue"/> when there is nothing.</summary>
    internal long Take(ReadingPass pass)
    {
        var first = long.MaxValue;
        foreach (var marking in pass.Markings)
        {
            (_markings ??= []).Add(marking);
            if (marking.Standing == Standing.InForce)
            {
                Highest = Grade.Highest(Highest, marking.Grade);
            }
            else
            {
                Released = Grade.Highest(Released, marking.Grade);
            }
            first = Math.Min(first, marking.Start);
        }
        foreach (var finding in pass.Findings)
        {
            (_findings ??= []).Add(finding);
            first = Math.Min(first, finding.Start);
        }
        foreach (var finding in pass.Data)
        {
            (_data ??= []).Add(finding);
        }
        pass.Markings.Clear();
        pass.Findings.Clear();
        pass.Data.Clear();
        return first;
    }
}
