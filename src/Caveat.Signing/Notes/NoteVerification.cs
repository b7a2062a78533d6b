namespace Caveat.Signing.Notes;

/// <summary>What checking a note against known keys gave.</summary>
public abstract record NoteVerification
{
    private NoteVerification()
    {
    }

    /// <summary>At least one known key signed, and no signature of a known key was wrong.</summary>
    public sealed record Verified(IReadOnlyList<NoteVerifier> Signers) : NoteVerification;

    /// <summary>No known key signed. Not a forgery, and not to be trusted either.</summary>
    public sealed record Unknown : NoteVerification;

    /// <summary>A line claims a known key, and its signature does not verify: the whole note is refused.</summary>
    public sealed record Forged(string Name) : NoteVerification;
}
