using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using Caveat.Signing.Parties;

namespace Caveat.Signing.Dsse;

/// <summary>A DSSE 1.0.2 envelope: exact bytes, their type, and signatures over both. Immutable.</summary>
public sealed class DsseEnvelope
{
    /// <summary>The largest JSON form that is read, in bytes.</summary>
    public const int MaxJsonBytes = 2 << 20;

    /// <summary>The most signatures that are read, so that an envelope cannot cost a verifier minutes.</summary>
    public const int MaxSignatures = 64;

    public DsseEnvelope(string payloadType, ReadOnlyMemory<byte> payload, ImmutableArray<DsseSignature> signatures)
    {
        PayloadType = payloadType;
        Payload = payload;
        Signatures = signatures;
    }

    public string PayloadType { get; }

    /// <summary>The bytes that are signed. Use these, and read nothing from the envelope's JSON after verifying.</summary>
    public ReadOnlyMemory<byte> Payload { get; }

    public ImmutableArray<DsseSignature> Signatures { get; }

    /// <summary>Reads the JSON form; false with a sentence that says what is wrong.</summary>
    public static bool TryRead(
        ReadOnlyMemory<byte> json,
        [NotNullWhen(true)] out DsseEnvelope? envelope,
        [NotNullWhen(false)] out string? error) => EnvelopeJson.TryRead(json, out envelope, out error);

    /// <summary>The same envelope with this key's signature, in place of an earlier one that names the same key.</summary>
    public DsseEnvelope Sign(PartyPrivateKey key)
    {
        var keyId = key.PublicKey.Fingerprint;
        DsseSignature signature = new(keyId, key.Sign(SignedBytes()));
        return new(PayloadType, Payload, [.. Signatures.Where(earlier => earlier.KeyId != keyId), signature]);
    }

    /// <summary>Those of the keys that signed, each once, however many signatures it made and whatever their key ids say.</summary>
    public ImmutableArray<PartyPublicKey> Signers(IEnumerable<PartyPublicKey> keys)
    {
        var signed = SignedBytes();
        // A key id only says which signature to try first; any signature of the key counts, and no key counts twice.
        return
        [
            .. keys.Distinct().Where(key => Signatures
                .OrderByDescending(signature => signature.KeyId == key.Fingerprint)
                .Any(signature => key.Verify(signed, signature.Signature.Span))),
        ];
    }

    /// <summary>The JSON form, indented, ending in a newline.</summary>
    public byte[] ToJson() => EnvelopeJson.Write(this);

    private byte[] SignedBytes() => PreAuthentication.Encode(PayloadType, Payload.Span);
}
