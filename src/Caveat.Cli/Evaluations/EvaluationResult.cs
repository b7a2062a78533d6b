namespace Caveat.Cli.Evaluations;

/// <summary>What an evaluation measured.</summary>
internal sealed record EvaluationResult(CorpusHalf Half, IReadOnlyList<ScoredItem> Items)
{
    public Tally Total { get; } = Tally.Of("total", Items);

    public Tally[] PositivesByClass { get; } = Tally.By(item => item.Item.Class, Items.Where(IsPositive));

    public Tally[] PositivesByNation { get; } = Tally.By(item => item.Item.Nation, Items.Where(IsPositive));

    public Tally[] NegativesByClass { get; } = Tally.By(item => item.Item.Class, Items.Where(item => !IsPositive(item)));

    public IEnumerable<ScoredItem> Errors => Items.Where(item => item.IsError);

    /// <summary>Reads a corpus folder and scores a half of it.</summary>
    public static EvaluationResult Of(string folder, CorpusHalf half) =>
        new(half, MarkingEvaluation.Run([.. CorpusReader.Read(folder).Where(item => half.Holds(item.Id))]));

    private static bool IsPositive(ScoredItem item) => item.Item.Expected is not null;
}
