using System.Diagnostics.CodeAnalysis;

namespace Caveat.Signing.Notes;

/// <summary>A named Ed25519 key that checks signed notes; its text form is a "vkey", <c>name+hash+base64</c> (C2SP signed-note).</summary>
public sealed record NoteVerifier
{
    private NoteVerifier(string name, Ed25519PublicKey key)
    {
        Name = name;
        Key = key;
        Id = KeyId.Of(name, NoteKeyType.Ed25519, key.Raw);
    }

    public string Name { get; }

    public KeyId Id { get; }

    public Ed25519PublicKey Key { get; }

    /// <summary>A verifier for a key under a name; a name is not empty and has neither spaces nor plus signs.</summary>
    public static NoteVerifier Create(string name, Ed25519PublicKey key)
    {
        ArgumentNullException.ThrowIfNull(key);
        return NoteName.IsValid(name)
            ? new NoteVerifier(name, key)
            : throw new ArgumentException($"The key name '{name}' is empty or has a space or a plus sign.", nameof(name));
    }

    /// <summary>Reads a vkey; false when any part is malformed, its hash is not its key's, or its type is not Ed25519.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, [NotNullWhen(true)] out NoteVerifier? verifier)
    {
        verifier = null;
        if (!NoteKeyText.TryParse(text, NoteKeyType.Ed25519, out var name, out var id, out var raw)
            || !Ed25519PublicKey.TryParse(raw, out var key))
        {
            return false;
        }

        var parsed = new NoteVerifier(name, key);
        verifier = parsed.Id == id ? parsed : null;
        return verifier is not null;
    }

    /// <summary>Reads a vkey that must be well-formed.</summary>
    public static NoteVerifier Parse(string text) =>
        TryParse(text, out var verifier)
            ? verifier
            : throw new FormatException($"'{text}' is not a verifier key; it should read 'name+8 hexadecimal digits+base64'.");

    /// <summary>Whether <paramref name="signature"/> is this key's over the note text.</summary>
    public bool Verify(ReadOnlySpan<byte> text, ReadOnlySpan<byte> signature) => Key.Verify(text, signature);

    public override string ToString() => NoteKeyText.Format(Name, NoteKeyType.Ed25519, Id, Key.Raw);
}
