namespace Caveat.Labels.Bindings.Signatures;

/// <summary>What became of one signature of a binding. Closed.</summary>
public abstract record SignatureCheck
{
    private SignatureCheck()
    {
    }

    /// <summary>One sentence for people.</summary>
    public abstract string Text { get; }

    /// <summary>It is whole, and made with the key of a certificate that the verifier was given.</summary>
    public sealed record Trusted(string Signer) : SignatureCheck
    {
        public override string Text => $"It is signed by {Signer}, which is trusted.";
    }

    /// <summary>It is whole, but made with a key that only the binding itself vouches for: nobody knows whose it is.</summary>
    /// <param name="Key">The key as <c>sha256:</c> and the hash of its SubjectPublicKeyInfo.</param>
    public sealed record Untrusted(string Key) : SignatureCheck
    {
        public override string Text => $"It is signed by the key {Key}, which is not trusted.";
    }

    /// <summary>It does not hold, or cannot be checked: it counts for nothing.</summary>
    public sealed record Broken(string Reason) : SignatureCheck
    {
        public override string Text => $"Its signature does not hold: {Reason}.";
    }
}
