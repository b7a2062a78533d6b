namespace Caveat.Gateway.Callers.Passkeys;

/// <summary>What came of a new passkey.</summary>
internal abstract record AddPasskeyResult
{
    private AddPasskeyResult()
    {
    }

    public sealed record Added(StoredPasskey Passkey) : AddPasskeyResult;

    /// <summary>It does not answer the challenge, or somebody has it.</summary>
    public sealed record Rejected : AddPasskeyResult
    {
        public static Rejected Result { get; } = new();
    }

    /// <summary>The caller has as many as one may.</summary>
    public sealed record TooMany : AddPasskeyResult
    {
        public static TooMany Result { get; } = new();
    }
}
