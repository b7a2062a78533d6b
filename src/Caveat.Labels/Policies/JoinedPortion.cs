namespace Caveat.Labels.Policies;

/// <summary>A portion mark in one word: <c>NSAT</c> is the value ATOMAL at SECRET.</summary>
public sealed record JoinedPortion(string Classification, string Text);
