using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;

namespace Caveat.Gateway.Callers;

/// <summary>The SHA-256 of an API key.</summary>
/// <remarks>
/// A plain hash is enough because keys are 256 random bits. Looking one up by its digest leaks no usable timing:
/// what a guesser would learn is about the digest, not the key.
/// </remarks>
public readonly record struct KeyDigest
{
    private readonly UInt128 _high;
    private readonly UInt128 _low;

    private KeyDigest(ReadOnlySpan<byte> digest)
    {
        _high = MemoryMarshal.Read<UInt128>(digest);
        _low = MemoryMarshal.Read<UInt128>(digest[16..]);
    }

    /// <summary>The longest presented key that is looked at; anything longer is no key of ours.</summary>
    public const int MaximumKeyLength = 256;

    public static KeyDigest Of(ReadOnlySpan<char> key)
    {
        Span<byte> utf8 = stackalloc byte[MaximumKeyLength * 3];
        var length = Encoding.UTF8.GetBytes(key, utf8);
        Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(utf8[..length], digest);
        return new KeyDigest(digest);
    }

    public static KeyDigest FromBytes(ReadOnlySpan<byte> digest) => digest.Length == SHA256.HashSizeInBytes
        ? new KeyDigest(digest)
        : throw new ArgumentException($"A key digest has 32 bytes, not {digest.Length}.", nameof(digest));

    public byte[] ToBytes()
    {
        var bytes = new byte[SHA256.HashSizeInBytes];
        MemoryMarshal.Write(bytes, in _high);
        MemoryMarshal.Write(bytes.AsSpan(16), in _low);
        return bytes;
    }
}
