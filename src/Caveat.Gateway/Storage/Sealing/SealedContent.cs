namespace Caveat.Gateway.Storage.Sealing;

/// <summary>Content as AES-256-GCM leaves it.</summary>
internal sealed class SealedContent
{
    public required byte[] Nonce { get; init; }

    public required byte[] Ciphertext { get; init; }

    public required byte[] Tag { get; init; }
}
