namespace Caveat.Signing.Dsse;

/// <summary>One signature of an envelope; the key id is a hint that nothing vouches for (DSSE 1.0.2).</summary>
public sealed record DsseSignature(string KeyId, ReadOnlyMemory<byte> Signature);
