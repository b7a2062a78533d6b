using Caveat.Labels;
using Caveat.Labels.Markings;

namespace Caveat.Cli.Scans;

/// <summary>A marking with its words and its place, kept apart from the text that it was found in.</summary>
/// <param name="Text">The marking's own words: content, shown only where it was asked for.</param>
internal sealed record FoundMarking(string Text, Grade Grade, string Kind, double Confidence, Standing Standing, string Reason, Spot Spot);
