using Caveat.Labels.Metadata;

namespace Caveat.Labels.Documents;

/// <summary>A machine-readable label found in a document.</summary>
/// <param name="Source">The scheme in words: <c>STANAG 4778 binding</c>, <c>SIO-Label</c>, <c>ISM attributes</c>.</param>
/// <param name="Part">Where, as in <see cref="Passage"/>.</param>
public sealed record FoundLabel(ConfidentialityLabel Label, string Source, string Part);
