namespace Caveat.Cli.Analysis;

/// <summary>What an amendment changes.</summary>
internal sealed record DifferenceAnswer
{
    public string Result { get; init; } = "compared";

    public required string Before { get; init; }

    public required string After { get; init; }

    public required IReadOnlyList<string> Frame { get; init; }

    public required IReadOnlyList<ClauseDifference> Clauses { get; init; }

    /// <summary>Exchanges that are decided otherwise, computed from the rules.</summary>
    public required IReadOnlyList<OutcomeDifference> Outcomes { get; init; }

    public required double Combinations { get; init; }

    /// <summary>Absent where there are too many combinations to decide one by one.</summary>
    public long? Changed { get; init; }

    public required bool Complete { get; init; }

    /// <param name="Kind"><c>added</c>, <c>removed</c>, <c>rule</c> or <c>prose</c>.</param>
    internal sealed record ClauseDifference(string Clause, string Kind, string Sentence);

    /// <param name="Before"><c>permitted</c>, <c>held</c> or <c>refused</c>.</param>
    internal sealed record OutcomeDifference(string Before, string After, bool Widens, string Sentence, IReadOnlyList<string> Clauses);
}
