namespace Caveat.Signing.Notes;

/// <summary>What a note key signs and how (C2SP signed-note, "Signature types").</summary>
public enum NoteKeyType : byte
{
    None = 0,

    /// <summary>Ed25519 over the note's text.</summary>
    Ed25519 = 0x01,

    /// <summary>Ed25519 over a checkpoint and the time of signing (C2SP tlog-cosignature, cosignature/v1).</summary>
    Cosignature = 0x04,
}
