using System.Collections.Immutable;
using Caveat.Labels.Metadata;

namespace Caveat.Labels.Bindings;

/// <summary>Labels and the data that they are bound to (STANAG 4778 MetadataBinding). Immutable.</summary>
public sealed record MetadataBinding(ImmutableArray<ConfidentialityLabel> Labels, ImmutableArray<DataReference> Data)
{
    /// <summary>Whether the data stands inside the binding instead of being referred to.</summary>
    public bool EnclosesData { get; init; }
}
