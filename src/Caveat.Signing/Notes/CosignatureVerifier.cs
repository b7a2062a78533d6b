using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;

namespace Caveat.Signing.Notes;

/// <summary>
/// A witness's public key, which checks its timestamped signatures on checkpoints (C2SP tlog-cosignature, type 0x04).
/// Its text form is a "vkey". Immutable, thread-safe.
/// </summary>
/// <remarks>
/// A type of its own, so that a witness's key can never pass for a log's. The signed message does not commit to the
/// name: one key per witness. ML-DSA-44 (type 0x06) is not read, because this platform cannot verify it.
/// </remarks>
public sealed record CosignatureVerifier
{
    // The last second that a DateTimeOffset can show; a later time is no clock's.
    private const ulong LastSecond = 253_402_300_799;

    private CosignatureVerifier(string name, Ed25519PublicKey key)
    {
        Name = name;
        Key = key;
        Id = KeyId.Of(name, NoteKeyType.Cosignature, key.Raw);
    }

    public string Name { get; }

    public KeyId Id { get; }

    public Ed25519PublicKey Key { get; }

    /// <summary>A verifier for a key under a name; a name is not empty and has neither spaces nor plus signs.</summary>
    public static CosignatureVerifier Create(string name, Ed25519PublicKey key)
    {
        ArgumentNullException.ThrowIfNull(key);
        return NoteName.IsValid(name)
            ? new CosignatureVerifier(name, key)
            : throw new ArgumentException($"The key name '{name}' is empty or has a space or a plus sign.", nameof(name));
    }

    /// <summary>Reads a vkey; false when any part is malformed, its hash is not its key's, or its type is not 0x04.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, [NotNullWhen(true)] out CosignatureVerifier? verifier)
    {
        verifier = null;
        if (!NoteKeyText.TryParse(text, NoteKeyType.Cosignature, out var name, out var id, out var raw)
            || !Ed25519PublicKey.TryParse(raw, out var key))
        {
            return false;
        }

        var parsed = new CosignatureVerifier(name, key);
        verifier = parsed.Id == id ? parsed : null;
        return verifier is not null;
    }

    /// <summary>Reads a vkey that must be well-formed.</summary>
    public static CosignatureVerifier Parse(string text) =>
        TryParse(text, out var verifier)
            ? verifier
            : throw new FormatException($"'{text}' is not a witness's key; it should read 'name+8 hexadecimal digits+base64' and be of type 0x04.");

    /// <summary>Whether a signature line bears this key's name and id. A hint, not a proof.</summary>
    public bool IsNamedBy(NoteSignature signature)
    {
        ArgumentNullException.ThrowIfNull(signature);
        return signature.KeyId == Id && signature.Name == Name;
    }

    /// <summary>Whether <paramref name="signature"/> is this key's over the note text, and at what time it says it was made.</summary>
    public bool TryVerify(ReadOnlySpan<byte> text, ReadOnlySpan<byte> signature, out DateTimeOffset time)
    {
        time = default;
        if (signature.Length != CosignatureMessage.Length
            || BinaryPrimitives.ReadUInt64BigEndian(signature) is var seconds && seconds > LastSecond
            || !Key.Verify(CosignatureMessage.Build((long)seconds, text), signature[CosignatureMessage.TimeLength..]))
        {
            return false;
        }

        time = DateTimeOffset.FromUnixTimeSeconds((long)seconds);
        return true;
    }

    public override string ToString() => NoteKeyText.Format(Name, NoteKeyType.Cosignature, Id, Key.Raw);
}
