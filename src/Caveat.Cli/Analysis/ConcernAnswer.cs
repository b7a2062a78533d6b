using Caveat.Agreements.Analysis;

namespace Caveat.Cli.Analysis;

/// <summary>One concern; <c>file</c> is absent where it is about several documents.</summary>
internal sealed record ConcernAnswer(string? File, string Severity, string Kind, string Sentence, IReadOnlyList<string> Clauses)
{
    public static ConcernAnswer Of(string? file, Concern concern) => new(
        file,
        concern.Severity switch
        {
            Agreements.Analysis.Severity.Error => "error",
            Agreements.Analysis.Severity.Warning => "warning",
            _ => "note",
        },
        concern.Kind switch
        {
            ConcernKind.Conflict => "conflict",
            ConcernKind.Shadowed => "shadowed",
            ConcernKind.Unreachable => "unreachable",
            ConcernKind.Gap => "gap",
            ConcernKind.NotEnforceable => "not_enforceable",
            ConcernKind.Widening => "widening",
            ConcernKind.Together => "together",
            _ => "incomplete",
        },
        concern.Sentence,
        [.. concern.Clauses.Select(clause => clause.ToString())]);
}
