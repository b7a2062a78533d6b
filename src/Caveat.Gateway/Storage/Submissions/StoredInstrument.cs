using Caveat.Agreements;

namespace Caveat.Gateway.Storage.Submissions;

/// <summary>A signed document in the database, with who brought it and who confirmed it. Immutable.</summary>
/// <remarks>Nothing in the row is trusted for what the document says: whoever applies it verifies and reads the envelope again.</remarks>
public sealed record StoredInstrument
{
    /// <summary>Of the document's exact bytes.</summary>
    public required AgreementDigest Digest { get; init; }

    public required InstrumentKind Kind { get; init; }

    /// <summary>The document's id, unique within its kind.</summary>
    public required string Id { get; init; }

    /// <summary>An agreement's version; 1 for the others.</summary>
    public int Version { get; init; } = 1;

    /// <summary>The DSSE envelope, byte for byte.</summary>
    public required ReadOnlyMemory<byte> Envelope { get; init; }

    /// <summary>Why it was submitted.</summary>
    public required string Reason { get; init; }

    public required Actor SubmittedBy { get; init; }

    public required DateTimeOffset SubmittedAt { get; init; }

    public InstrumentState State { get; init; }

    /// <summary>The name of the second person.</summary>
    public string? ConfirmedBy { get; init; }

    public DateTimeOffset? AcceptedAt { get; init; }

    /// <summary>The index of its entry in the log of the replica that accepted it.</summary>
    public long? EntryIndex { get; init; }

    public string? WithdrawnBy { get; init; }

    public DateTimeOffset? WithdrawnAt { get; init; }

    public string? WithdrawnReason { get; init; }
}
