namespace Caveat.Gateway.Storage.Sealing;

/// <summary>What was sealed; authenticated with the content, so that an answer cannot be passed off as a prompt.</summary>
public enum SealedKind
{
    Prompt,
    Answer,
}
