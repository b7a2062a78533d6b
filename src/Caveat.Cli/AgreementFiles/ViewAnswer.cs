namespace Caveat.Cli.AgreementFiles;

/// <summary>An agreement's text, clause by clause.</summary>
internal sealed record ViewAnswer
{
    public string Result { get; init; } = "shown";

    public required string Title { get; init; }

    /// <summary>Whether the parties' signatures were verified; a bare document has none.</summary>
    public required bool Verified { get; init; }

    public required DocumentAnswer Document { get; init; }

    public required IReadOnlyList<NetworkAnswer> Networks { get; init; }

    public required IReadOnlyList<ClauseAnswer> Clauses { get; init; }
}
