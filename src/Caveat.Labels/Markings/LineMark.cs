using Caveat.Labels.Markings.Terms;

namespace Caveat.Labels.Markings;

/// <summary>What some words of a line say when they are a marking; whether they are is weighed afterwards.</summary>
internal readonly record struct LineMark
{
    /// <summary>The first and the last word of the marking.</summary>
    public required int First { get; init; }

    public required int Last { get; init; }

    /// <summary>The grade, where the words name its owner or leave no choice.</summary>
    public Grade Grade { get; init; }

    /// <summary>What the level means in each policy that spells it so; empty when <see cref="Grade"/> is sure.</summary>
    public LevelMeaning[] Meanings { get; init; }

    public LevelStrength Strength { get; init; }

    public Evidence Evidence { get; init; }

    /// <summary>Whether the level's words are in capitals, or spelled out.</summary>
    public bool IsUpper { get; init; }

    /// <summary>The level in the first policy that spells it so, before the surroundings have chosen one.</summary>
    public Classification Level => Meanings.Length > 0 ? Meanings[0].Level : Grade.Classification;

    public bool Is(Evidence any) => (Evidence & any) != 0;
}
