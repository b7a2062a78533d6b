using Caveat.Ledger.Checkpoints;
using Caveat.Signing.Notes;

namespace Caveat.Ledger.Witnesses;

/// <summary>One checkpoint that several witnesses are asked about together, with the cosignatures that have come.</summary>
internal sealed class CosigningRound(SignedCheckpoint head)
{
    private volatile SignedCheckpoint _head = head;
    private volatile bool _hasQuorum;

    public SignedCheckpoint Head => _head;

    public List<Task> Asked { get; } = [];

    public bool HasQuorum
    {
        get => _hasQuorum;
        set => _hasQuorum = value;
    }

    /// <summary>Whether the next head's turn has come.</summary>
    public bool IsOver => HasQuorum || Asked.TrueForAll(task => task.IsCompleted);

    /// <summary>Puts a cosignature below the others, in place of an earlier one by the same key. One caller at a time.</summary>
    public void Add(NoteSignature signature)
    {
        List<NoteSignature> lines =
            [.. _head.Note.Signatures.Where(line => line.KeyId != signature.KeyId || line.Name != signature.Name), signature];
        _head = SignedCheckpoint.TryParse(SignedNote.Format(_head.Note.Text.Span, lines), out var cosigned, out var problem)
            ? cosigned
            : throw new InvalidOperationException(problem);
    }
}
