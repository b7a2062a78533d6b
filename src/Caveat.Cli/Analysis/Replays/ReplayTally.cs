using Caveat.Agreements.Analysis.Replays;
using Caveat.Agreements.Records;

namespace Caveat.Cli.Analysis.Replays;

/// <summary>What a replay counts. Not thread-safe: one for each worker, added up at the end.</summary>
internal sealed class ReplayTally
{
    private const int MaxExamples = 5;

    public long Entries { get; private set; }

    public long Decided { get; private set; }

    public long Same { get; private set; }

    /// <summary>Decisions that cannot be read, with the first sentences that say why.</summary>
    public long Unread { get; private set; }

    public SortedDictionary<long, string> Problems { get; } = [];

    public long[] LeftOut { get; } = new long[Enum.GetValues<LeftOutBecause>().Length];

    public Dictionary<ReplayChange, ReplayCount> Changes { get; } = [];

    public void CountEntry() => Entries++;

    public void CountUnread(long index, string problem)
    {
        Unread++;
        Note(index, problem);
    }

    public void CountDifference(long index, string problem)
    {
        Decided++;
        Note(index, problem);
    }

    public void CountSame()
    {
        Decided++;
        Same++;
    }

    public void Count(long index, in DecisionRecord record, DraftOutcome outcome)
    {
        switch (outcome)
        {
            case DraftOutcome.LeftOut left:
                LeftOut[(int)left.Because]++;
                break;
            case DraftOutcome.Changed changed:
                Decided++;
                Add(new(Word(changed.Before), Word(changed.After), Clause(changed), record.Facts.Organisation.Value, record.Facts.App.Value), 1, [index]);
                break;
            default:
                CountSame();
                break;
        }
    }

    public void Add(ReplayTally other)
    {
        Entries += other.Entries;
        Decided += other.Decided;
        Same += other.Same;
        Unread += other.Unread;
        for (var i = 0; i < LeftOut.Length; i++)
        {
            LeftOut[i] += other.LeftOut[i];
        }

        foreach (var (index, problem) in other.Problems)
        {
            Note(index, problem);
        }

        foreach (var (change, count) in other.Changes)
        {
            Add(change, count.Number, count.Examples);
        }
    }

    private void Add(ReplayChange change, long number, IReadOnlyCollection<long> examples)
    {
        if (!Changes.TryGetValue(change, out var count))
        {
            Changes[change] = count = new();
        }

        count.Number += number;
        count.Examples.UnionWith(examples);
        while (count.Examples.Count > MaxExamples)
        {
            count.Examples.Remove(count.Examples.Max);
        }
    }

    private void Note(long index, string problem)
    {
        Problems[index] = problem;
        while (Problems.Count > MaxExamples)
        {
            Problems.Remove(Problems.Last().Key);
        }
    }

    private static string Clause(DraftOutcome.Changed changed) =>
        changed.Clause.Clause.Value.Length > 0 ? changed.Clause.ToString() : $"{changed.Clause.Agreement}: no clause";

    private static string Word(DecisionOutcome outcome) => outcome switch
    {
        DecisionOutcome.Permitted => "permitted",
        DecisionOutcome.Held => "held",
        _ => "refused",
    };
}
