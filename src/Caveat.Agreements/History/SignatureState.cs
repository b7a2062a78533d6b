namespace Caveat.Agreements.History;

/// <summary>What an envelope says about one party's signature.</summary>
public enum SignatureState : byte
{
    Missing = 0,

    /// <summary>A signature names this party's key and does not verify with it: the text or the signature was changed.</summary>
    Wrong = 1,

    Good = 2,
}
