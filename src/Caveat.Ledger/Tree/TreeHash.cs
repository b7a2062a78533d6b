using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Caveat.Ledger.Tree;

/// <summary>A SHA-256 hash of the tree: a leaf, a node or a root (RFC 6962 section 2.1). Its text form is standard base64.</summary>
public readonly record struct TreeHash
{
    /// <summary>Bytes in a hash.</summary>
    public const int Length = 32;

    private readonly Block _bytes;

    public TreeHash(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length != Length)
        {
            throw new ArgumentException($"A tree hash has 32 bytes, not '{bytes.Length}'.", nameof(bytes));
        }

        bytes.CopyTo(_bytes);
    }

    /// <summary>Reads the 44 characters of base64 that <see cref="ToString"/> writes.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out TreeHash hash)
    {
        hash = default;
        Span<byte> bytes = stackalloc byte[Length + 1];
        if (text.Length != 44 || !Convert.TryFromBase64Chars(text, bytes, out var written) || written != Length)
        {
            return false;
        }

        hash = new TreeHash(bytes[..Length]);
        // The last character has two spare bits: only the encoding with zeros there is this hash's text.
        return text.SequenceEqual(hash.ToString());
    }

    public void CopyTo(Span<byte> destination) => ((ReadOnlySpan<byte>)_bytes).CopyTo(destination);

    public bool Equals(TreeHash other) => ((ReadOnlySpan<byte>)_bytes).SequenceEqual(other._bytes);

    public override int GetHashCode() => MemoryMarshal.Read<int>(_bytes);

    public override string ToString() => Convert.ToBase64String(_bytes);

    [InlineArray(Length)]
    private struct Block
    {
        private byte _first;
    }
}
