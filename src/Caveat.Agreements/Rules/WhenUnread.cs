namespace Caveat.Agreements.Rules;

/// <summary>What happens to an exchange of which a part could not be read: an encrypted file, a picture, a sound.</summary>
public enum WhenUnread : byte
{
    /// <summary>The default where a clause does not say.</summary>
    Refuse = 0,
    HoldForReviewer = 1,
    Permit = 2,
}
