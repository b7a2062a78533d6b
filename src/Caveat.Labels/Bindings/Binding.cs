using System.Collections.Immutable;
using Caveat.Labels.Metadata;

namespace Caveat.Labels.Bindings;

/// <summary>Which labels are bound to which data (STANAG 4778 BindingInformation). Immutable.</summary>
/// <remarks>Being read says nothing about being true: see <see cref="BindingVerifier"/>.</remarks>
public sealed record Binding(ImmutableArray<MetadataBinding> Bindings)
{
    /// <summary>Every label in the document, wherever it stands; it is the dominant of them all that counts, not the root's.</summary>
    public ImmutableArray<ConfidentialityLabel> Labels { get; init; } = [.. Bindings.SelectMany(binding => binding.Labels)];

    /// <summary>What the bound data was when it was labelled; empty when the binding does not say.</summary>
    public ImmutableArray<DataDigest> Digests { get; init; } = [];

    /// <summary>How many signatures the binding bears, valid or not.</summary>
    public int Signatures { get; init; }

    /// <summary>One sentence for each label that is there and could not be read. Whoever decides must treat these as unread content.</summary>
    public ImmutableArray<string> Problems { get; init; } = [];
}
