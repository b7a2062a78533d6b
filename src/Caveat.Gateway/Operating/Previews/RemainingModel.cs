namespace Caveat.Gateway.Operating.Previews;

/// <summary>A model that a caller could still use, and who would answer.</summary>
internal sealed record RemainingModel(string Model, IReadOnlyList<string> Providers);
