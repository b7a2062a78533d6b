namespace Caveat.Agreements.Records;

/// <summary>What came of making a recorded decision again.</summary>
public abstract record ReplayResult
{
    private ReplayResult()
    {
    }

    public sealed record Same : ReplayResult;

    /// <summary>One sentence that says what differs.</summary>
    public sealed record Differs(string Difference) : ReplayResult;
}
