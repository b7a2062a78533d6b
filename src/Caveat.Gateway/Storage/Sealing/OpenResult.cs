namespace Caveat.Gateway.Storage.Sealing;

/// <summary>What came of opening sealed content.</summary>
public abstract record OpenResult
{
    private OpenResult()
    {
    }

    public sealed record Opened(SealedKind Kind, ReadOnlyMemory<byte> Content) : OpenResult;

    /// <summary>It never was, or its time is over.</summary>
    public sealed record Gone : OpenResult
    {
        internal static Gone Result { get; } = new();
    }

    /// <summary>It was changed after it was sealed, or was sealed with another key. Nothing of it is given out.</summary>
    public sealed record Unreadable : OpenResult
    {
        internal static Unreadable Result { get; } = new();
    }
}
