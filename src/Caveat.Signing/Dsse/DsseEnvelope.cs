using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using Caveat.Signing.Parties;

namespace Caveat.Signing.Dsse;

/// <summary>A DSSE 1.0.2 envelope: exact bytes, their type, and signatures over both. Immutable.</summary>
public sealed class DsseEnvelope
{
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
    public static bool TryRead(ReadOnlySpan<byte> json, [NotNullWhen(true)] out DsseEnvelope? envelope, [NotNullWhen(false)] out string? error) => throw new NotImplementedException();

    /// <summary>The same envelope with this key's signature, in place of an earlier one that names the same key.</summary>
    public DsseEnvelope Sign(PartyPrivateKey key) => throw new NotImplementedException();

    /// <summary>Those of the keys that signed, each once, however many signatures it made and whatever their key ids say.</summary>
    public ImmutableArray<PartyPublicKey> Signers(IEnumerable<PartyPublicKey> keys) => throw new NotImplementedException();

    /// <summary>The JSON form, indented, ending in a newline.</summary>
    public byte[] ToJson() => throw new NotImplementedException();
}
