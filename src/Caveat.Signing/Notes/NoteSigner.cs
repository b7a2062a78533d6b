using System.Diagnostics.CodeAnalysis;

namespace Caveat.Signing.Notes;

/// <summary>A named Ed25519 key that signs notes. Thread-safe; wiped when disposed.</summary>
/// <remarks>Its text form, <c>PRIVATE+KEY+name+hash+base64</c>, is the secret itself: keep it in a file that only its owner reads.</remarks>
public sealed class NoteSigner : IDisposable
{
    private readonly Ed25519PrivateKey _key;

    private NoteSigner(Ed25519PrivateKey key, NoteVerifier verifier)
    {
        _key = key;
        Verifier = verifier;
    }

    /// <summary>The public half, which checks what this key signs.</summary>
    public NoteVerifier Verifier { get; }

    /// <summary>Makes a new key under a name, from the system's secure randomness.</summary>
    public static NoteSigner Generate(string name) => Create(name, Ed25519PrivateKey.Generate());

    /// <summary>Reads the text form; false when any part is malformed or its hash is not its key's.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, [NotNullWhen(true)] out NoteSigner? signer)
    {
        signer = null;
        if (!PrivateKeyText.TryParse(text, NoteKeyType.Ed25519, out var name, out var id, out var key))
        {
            return false;
        }

        var parsed = Create(name, key);
        if (parsed.Verifier.Id != id)
        {
            parsed.Dispose();
            return false;
        }

        signer = parsed;
        return true;
    }

    /// <summary>The text form, secret included.</summary>
    public string ExportText() => PrivateKeyText.Format(Verifier.Name, NoteKeyType.Ed25519, Verifier.Id, _key);

    /// <summary>The whole note: the text, a blank line and one signature line. The text ends in a newline.</summary>
    public byte[] Sign(ReadOnlySpan<byte> text)
    {
        Span<byte> signature = stackalloc byte[Ed25519PrivateKey.SignatureLength];
        _key.Sign(text, signature);
        return SignedNote.Format(text, [new NoteSignature(Verifier.Name, Verifier.Id, signature.ToArray())]);
    }

    public void Dispose() => _key.Dispose();

    private static NoteSigner Create(string name, Ed25519PrivateKey key) =>
        new(key, NoteVerifier.Create(name, key.PublicKey));
}
