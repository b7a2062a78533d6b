namespace Caveat.Agreements.Rules;

/// <summary>What happens when protected data are found in a prompt.</summary>
public enum WhenFound : byte
{
    Refuse = 0,
    HoldForReviewer = 1,

    /// <summary>The model gets the prompt without them.</summary>
    Redact = 2,
}
