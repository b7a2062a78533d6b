using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace Caveat.Gateway.Callers;

/// <summary>Tells one subject from another over all its keys and sessions, in the database and in memory; never in a ledger entry.</summary>
/// <remarks>SHA-256("caveat/subject/v1" 00 subject key): who has no subject key learns nothing from it, and it opens no commitment.</remarks>
internal readonly record struct SubjectDigest
{
    private readonly UInt128 _high;
    private readonly UInt128 _low;

    private SubjectDigest(ReadOnlySpan<byte> digest)
    {
        _high = MemoryMarshal.Read<UInt128>(digest);
        _low = MemoryMarshal.Read<UInt128>(digest[16..]);
    }

    public static SubjectDigest Of(Caller caller)
    {
        var prefix = "caveat/subject/v1\0"u8;
        Span<byte> message = stackalloc byte[prefix.Length + Caller.SubjectKeySize];
        prefix.CopyTo(message);
        caller.SubjectKey.CopyTo(message[prefix.Length..]);
        Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(message, digest);
        return new SubjectDigest(digest);
    }

    public static SubjectDigest FromBytes(ReadOnlySpan<byte> digest) => digest.Length == SHA256.HashSizeInBytes
        ? new SubjectDigest(digest)
        : throw new ArgumentException($"A subject's digest has 32 bytes, not {digest.Length}.", nameof(digest));

    public byte[] ToBytes()
    {
        var bytes = new byte[SHA256.HashSizeInBytes];
        MemoryMarshal.Write(bytes, in _high);
        MemoryMarshal.Write(bytes.AsSpan(16), in _low);
        return bytes;
    }
}
