namespace Caveat.Agreements.Reading;

/// <summary>The keys that one kind of fenced block knows.</summary>
/// <param name="Block">What the block holds, as errors name it: <c>a rule</c>.</param>
/// <param name="Home">What holds one block: <c>a clause</c>.</param>
/// <param name="Verbs">Of these a block has one at most.</param>
/// <param name="Others">All other keys.</param>
/// <param name="Repeatable">The one of the others that may stand more than once, if there is any.</param>
internal sealed record BlockKeys(string Block, string Home, IReadOnlyList<string> Verbs, IReadOnlyList<string> Others, string? Repeatable)
{
    public IReadOnlyList<string> All { get; } = [.. Verbs, .. Others];
}
