using Caveat.Signing.Notes;

namespace Caveat.Ledger.Witnesses;

/// <summary>Whose checkpoints a witness cosigns, with which key, and where it keeps what it cosigned.</summary>
public sealed record LogWitnessOptions
{
    /// <summary>The folder of the last cosigned checkpoint of each log; losing it makes the witness forget what it vouched for.</summary>
    public required string Directory { get; init; }

    /// <summary>Cosigns. The witness does not dispose it.</summary>
    public required CosignatureSigner Signer { get; init; }

    /// <summary>The keys of the logs; a key's name is its log's origin.</summary>
    public required IReadOnlyList<NoteVerifier> Logs { get; init; }

    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;
}
