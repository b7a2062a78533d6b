using System.Security.Cryptography;
using System.Text;
using Caveat.Gateway.Callers;

namespace Caveat.Gateway.Exchanges;

/// <summary>One exchange's salted commitments to what its entries must not hold in clear.</summary>
/// <remarks>
/// commitment = SHA-256("caveat/commit/v1" 00 field salt value), where the value of prompt and answer is its SHA-256. The
/// four salts of an exchange are the quarters of SHA-512(subject key, exchange id), a keyed hash of fixed lengths: each serves one field, so that
/// opening one field opens no other, and equal values of two exchanges show no equality. Destroying the subject key makes
/// every commitment of that subject unopenable and leaves the tree as it is.
/// </remarks>
internal sealed class Commitments
{
    public const int Size = SHA256.HashSizeInBytes;

    private const int SaltSize = SHA512.HashSizeInBytes / 4;
    private const int LongestName = 256;

    private readonly byte[] _salts = new byte[SHA512.HashSizeInBytes];
    private readonly byte[] _subject = new byte[Size];

    public Commitments(Caller caller, ExchangeId id)
    {
        Span<byte> keyed = stackalloc byte[Caller.SubjectKeySize + ExchangeId.Size];
        caller.SubjectKey.CopyTo(keyed);
        id.CopyTo(keyed[Caller.SubjectKeySize..]);
        SHA512.HashData(keyed, _salts);
        Span<byte> name = stackalloc byte[LongestName];
        // A longer name is cut: it is still this subject's, by its key.
        Encoding.UTF8.TryGetBytes(caller.Name, name, out var length);
        Make(Field.Subject, name[..length], _subject);
    }

    private enum Field : byte
    {
        Subject = 0,
        Prompt = 1,
        Answer = 2,
    }

    /// <summary>By which a caller's own entries are told from others'.</summary>
    public ReadOnlySpan<byte> Subject => _subject;

    public void MakePrompt(ReadOnlySpan<byte> prompt, Span<byte> destination)
    {
        Span<byte> digest = stackalloc byte[Size];
        SHA256.HashData(prompt, digest);
        Make(Field.Prompt, digest, destination);
    }

    /// <param name="digest">The answer's SHA-256.</param>
    public void MakeAnswer(ReadOnlySpan<byte> digest, Span<byte> destination) => Make(Field.Answer, digest, destination);

    private void Make(Field field, ReadOnlySpan<byte> value, Span<byte> destination)
    {
        var prefix = "caveat/commit/v1\0"u8;
        Span<byte> message = stackalloc byte[prefix.Length + 1 + SaltSize + LongestName];
        prefix.CopyTo(message);
        message[prefix.Length] = (byte)field;
        _salts.AsSpan((int)field * SaltSize, SaltSize).CopyTo(message[(prefix.Length + 1)..]);
        value.CopyTo(message[(prefix.Length + 1 + SaltSize)..]);
        SHA256.HashData(message[..(prefix.Length + 1 + SaltSize + value.Length)], destination);
    }
}
