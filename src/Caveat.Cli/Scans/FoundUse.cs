namespace Caveat.Cli.Scans;

/// <summary>A passage that looks like a prohibited use.</summary>
/// <param name="Text">The passage's own words: content, shown only where it was asked for.</param>
internal sealed record FoundUse(string Text, string Category, string Rule, Spot Spot);
