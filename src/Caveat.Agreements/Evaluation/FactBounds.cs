using System.Collections.Immutable;

namespace Caveat.Agreements.Evaluation;

/// <summary>How much of what callers, models and people supply a decision reads, so that its entry stays small.</summary>
/// <remarks>
/// INVARIANT: what is kept of a list or name that is too long is too long as well, so that a replay of the entry comes to the same end.
/// </remarks>
internal static class FactBounds
{
    /// <summary>The longest list that is decided on; an exchange with a longer one is refused.</summary>
    public const int MaxListed = 64;

    /// <summary>The longest tool's name that is looked up, in UTF-16 code units; a longer one is an unknown tool.</summary>
    public const int MaxToolName = 128;

    public static bool AreKept(in ExchangeFacts facts) =>
        Fits(facts.Data) && Fits(facts.Tools) && Fits(facts.Declarations) && Fits(facts.Approved) && Fits(facts.Exhausted);

    public static ReadOnlySpan<T> Kept<T>(ImmutableArray<T> list) => list.AsSpan(0, Math.Min(list.Length, MaxListed + 1));

    public static ReadOnlySpan<char> Kept(string toolName) => toolName.AsSpan(0, Math.Min(toolName.Length, MaxToolName + 1));

    private static bool Fits<T>(ImmutableArray<T> list) => list.IsDefault || list.Length <= MaxListed;
}
