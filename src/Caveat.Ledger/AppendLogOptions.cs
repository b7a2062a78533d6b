using Caveat.Signing.Notes;

namespace Caveat.Ledger;

/// <summary>Where a log lives and who signs it.</summary>
public sealed record AppendLogOptions
{
    /// <summary>The published folder: <c>checkpoint</c>, <c>tile/…</c> and <c>log.vkey</c>, safe to serve as static files.</summary>
    public required string Directory { get; init; }

    /// <summary>The private folder of the journal and the lock; on the same disk as <see cref="Directory"/> for choice.</summary>
    public required string JournalDirectory { get; init; }

    /// <summary>The log's name in its checkpoints (C2SP tlog-checkpoint): the signer's name, and a different one per gateway.</summary>
    public required string Origin { get; init; }

    /// <summary>Signs checkpoints. The log does not dispose it.</summary>
    public required NoteSigner Signer { get; init; }

    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>How long a durable entry waits for others before tiles and a checkpoint are made.</summary>
    public TimeSpan IntegrationInterval { get; init; } = TimeSpan.FromMilliseconds(80);

    /// <summary>Bytes accepted and not yet integrated, beyond which appends are refused rather than queued.</summary>
    public long MaxPendingBytes { get; init; } = 256L << 20;

    /// <summary>Bytes in a journal segment, reserved on disk before the first record.</summary>
    public int SegmentBytes { get; init; } = 16 << 20;
}
