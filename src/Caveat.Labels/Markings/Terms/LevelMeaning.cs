namespace Caveat.Labels.Markings.Terms;

/// <summary>What the words of a level mean in one policy.</summary>
internal sealed record LevelMeaning(PolicyId Policy, Classification Level, int Language, LevelStrength Strength)
{
    public Grade Grade => new(Policy, Level);
}
