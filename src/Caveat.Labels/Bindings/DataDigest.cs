using System.Collections.Immutable;

namespace Caveat.Labels.Bindings;

/// <summary>The SHA-384 that a piece of bound data had when it was labelled (a ds:Reference of a ds:Manifest).</summary>
public sealed record DataDigest(string Uri, ImmutableArray<byte> Sha384)
{
    public bool Equals(DataDigest? other) => other is not null && Uri == other.Uri && Sha384.AsSpan().SequenceEqual(other.Sha384.AsSpan());

    public override int GetHashCode() => Uri.GetHashCode(StringComparison.Ordinal);
}
