using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace Caveat.Gateway.Callers;

/// <summary>Tells one subject from another over all its keys and sessions, in the database and in memory; never in a ledger entry.</summary>
/// <remarks>HMAC-SHA-256 of "caveat/subject/v1" under the subject key: who has no such key learns nothing from it, and it opens no commitment. Making and comparing it allocates nothing.</remarks>
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
        Span<byte> digest = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(caller.SubjectKey, "caveat/subject/v1"u8, digest);
        return new SubjectDigest(digest);
    }

    public static SubjectDigest FromBytes(ReadOnlySpan<byte> digest) => digest.Length == HMACSHA256.HashSizeInBytes
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
