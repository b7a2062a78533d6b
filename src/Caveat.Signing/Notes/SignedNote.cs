using System.Diagnostics.CodeAnalysis;

namespace Caveat.Signing.Notes;

/// <summary>A signed note as it was read: its text, byte for byte, and its signature lines (C2SP signed-note). Immutable.</summary>
/// <remarks>Reading proves nothing; <see cref="Verify"/> does.</remarks>
public sealed class SignedNote
{
    internal SignedNote(ReadOnlyMemory<byte> bytes, int textLength, IReadOnlyList<NoteSignature> signatures)
    {
        Bytes = bytes;
        Text = bytes[..textLength];
        Signatures = signatures;
    }

    /// <summary>The whole note, exactly as read.</summary>
    public ReadOnlyMemory<byte> Bytes { get; }

    /// <summary>The signed bytes, with their final newline.</summary>
    public ReadOnlyMemory<byte> Text { get; }

    public IReadOnlyList<NoteSignature> Signatures { get; }

    /// <summary>Reads a note; on failure <paramref name="problem"/> is one sentence that names the line.</summary>
    public static bool TryParse(
        ReadOnlySpan<byte> bytes, [NotNullWhen(true)] out SignedNote? note, [NotNullWhen(false)] out string? problem) =>
        NoteReader.TryRead(bytes, out note, out problem);

    /// <summary>Writes a note from its text, which ends in a newline, and its signatures.</summary>
    public static byte[] Format(ReadOnlySpan<byte> text, IReadOnlyList<NoteSignature> signatures) =>
        NoteWriter.Write(text, signatures);

    /// <summary>Checks every signature whose name and key id are known; the others are ignored.</summary>
    public NoteVerification Verify(params IReadOnlyList<NoteVerifier> known)
    {
        ArgumentNullException.ThrowIfNull(known);
        List<NoteVerifier> signers = [];
        foreach (var signature in Signatures)
        {
            foreach (var key in known)
            {
                if (key.Id != signature.KeyId || key.Name != signature.Name || signers.Contains(key))
                {
                    continue;
                }

                // Fail closed: one wrong signature of a known key condemns the note, whatever the others say.
                if (!key.Verify(Text.Span, signature.Bytes.Span))
                {
                    return new NoteVerification.Forged(key.Name);
                }

                signers.Add(key);
            }
        }

        return signers.Count > 0 ? new NoteVerification.Verified(signers) : new NoteVerification.Unknown();
    }
}
