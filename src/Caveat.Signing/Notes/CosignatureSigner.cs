using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;

namespace Caveat.Signing.Notes;

/// <summary>A witness's Ed25519 key, which cosigns checkpoints (C2SP tlog-cosignature, type 0x04). Thread-safe; wiped when disposed.</summary>
/// <remarks>Its text form, <c>PRIVATE+KEY+name+hash+base64</c>, is the secret itself: keep it in a file that only its owner reads.</remarks>
public sealed class CosignatureSigner : IDisposable
{
    private readonly Ed25519PrivateKey _key;

    private CosignatureSigner(Ed25519PrivateKey key, CosignatureVerifier verifier)
    {
        _key = key;
        Verifier = verifier;
    }

    /// <summary>The public half.</summary>
    public CosignatureVerifier Verifier { get; }

    /// <summary>Makes a new key under a name, from the system's secure randomness.</summary>
    public static CosignatureSigner Generate(string name) => Create(name, Ed25519PrivateKey.Generate());

    /// <summary>Reads the text form; false when any part is malformed, its hash is not its key's, or its type is not 0x04.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, [NotNullWhen(true)] out CosignatureSigner? signer)
    {
        signer = null;
        if (!PrivateKeyText.TryParse(text, NoteKeyType.Cosignature, out var name, out var id, out var key))
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
    public string ExportText() => PrivateKeyText.Format(Verifier.Name, NoteKeyType.Cosignature, Verifier.Id, _key);

    /// <summary>The signature line over a checkpoint's text, which ends in a newline. Of the time, whole seconds count.</summary>
    public NoteSignature Sign(ReadOnlySpan<byte> text, DateTimeOffset time)
    {
        var seconds = time.ToUnixTimeSeconds();
        ArgumentOutOfRangeException.ThrowIfNegative(seconds, nameof(time));
        var signature = new byte[CosignatureMessage.Length];
        BinaryPrimitives.WriteInt64BigEndian(signature, seconds);
        _key.Sign(CosignatureMessage.Build(seconds, text), signature.AsSpan(CosignatureMessage.TimeLength));
        return new NoteSignature(Verifier.Name, Verifier.Id, signature);
    }

    public void Dispose() => _key.Dispose();

    private static CosignatureSigner Create(string name, Ed25519PrivateKey key) =>
        new(key, CosignatureVerifier.Create(name, key.PublicKey));
}
