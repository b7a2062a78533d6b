using System.Text;
using Caveat.Signing.Notes;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Caveat.Signing.Tests.Notes;

public sealed class SignedNoteTests
{
    // The example of golang.org/x/mod/sumdb/note: public key, private key and the note that it signs.
    private const string Public = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";
    private const string Private = "PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz";
    private const string Text = "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n";
    private const string Note = Text
        + "\n— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n";

    [Fact]
    public void Another_implementations_note_verifies_and_signing_it_again_gives_its_bytes()
    {
        Assert.True(SignedNote.TryParse(Encoding.UTF8.GetBytes(Note), out var note, out _));
        Assert.IsType<NoteVerification.Verified>(note.Verify(NoteVerifier.Parse(Public)));
        Assert.True(NoteSigner.TryParse(Private, out var signer));
        using (signer)
        {
            Assert.Equal(Note, Encoding.UTF8.GetString(signer.Sign(Encoding.UTF8.GetBytes(Text))));
            Assert.Equal((Public, Private), (signer.Verifier.ToString(), signer.ExportText()));
        }
    }

    [Fact]
    public void Any_bit_flipped_in_a_signed_note_is_found()
    {
        using var signer = NoteSigner.Generate("log.example");
        var right = signer.Sign("one\ntwo\n"u8);
        for (var bit = 0; bit < right.Length * 8; bit++)
        {
            var wrong = right.ToArray();
            wrong[bit / 8] ^= (byte)(1 << (bit % 8));
            Assert.False(
                SignedNote.TryParse(wrong, out var note, out _) && note.Verify(signer.Verifier) is NoteVerification.Verified,
                $"bit {bit}");
        }
    }

    [Theory]
    [InlineData("", "does not end in a newline")]
    [InlineData("text\n", "no blank line")]
    [InlineData("text\n\n", "no signature")]
    [InlineData("text\n\n— name AAAAAAA=", "does not end in a newline")]
    [InlineData("te\u0001xt\n\n— name AAAAAAA=\n", "Line 1 of the note has the control character '0x01'")]
    [InlineData("text\r\n\n— name AAAAAAA=\n", "control character '0x0d'")]
    [InlineData("text\n\n- name AAAAAAA=\n", "Line 3 of the note is not a signature")]
    [InlineData("text\n\n— name\n", "Line 3 of the note is not a signature")]
    [InlineData("text\n\n—  AAAAAAA=\n", "Line 3 of the note is not a signature")]
    [InlineData("text\n\n— na+me AAAAAAA=\n", "Line 3 of the note is not a signature")]
    [InlineData("text\n\n— na me AAAAAAA=\n", "Line 3 of the note is not a signature")]
    [InlineData("text\n\n— name AAAA\n", "Line 3 of the note is not a signature")]
    [InlineData("text\n\n— name AAAAAAB=\n", "Line 3 of the note is not a signature")]
    [InlineData("text\n\n— name AAAAAAA=\n— name !!!!\n", "Line 4 of the note is not a signature")]
    public void A_malformed_note_is_refused_with_the_line_named(string text, string problem)
    {
        Assert.False(SignedNote.TryParse(Encoding.UTF8.GetBytes(text), out _, out var said));
        Assert.Contains(problem, said, StringComparison.Ordinal);
    }

    [Fact]
    public void Invalid_UTF_8_is_refused()
    {
        Assert.False(SignedNote.TryParse([0xff, (byte)'\n', (byte)'\n'], out _, out var said));
        Assert.Contains("UTF-8", said, StringComparison.Ordinal);
    }

    [Fact]
    public void The_last_blank_line_separates_text_from_signatures()
    {
        using var signer = NoteSigner.Generate("log.example");
        Assert.True(SignedNote.TryParse(signer.Sign("one\n\ntwo\n"u8), out var note, out _));
        Assert.Equal("one\n\ntwo\n", Encoding.UTF8.GetString(note.Text.Span));
        Assert.IsType<NoteVerification.Verified>(note.Verify(signer.Verifier));
    }

    [Fact]
    public void Unknown_signatures_are_ignored_a_wrong_one_of_a_known_key_condemns_the_note()
    {
        using var signer = NoteSigner.Generate("log.example");
        using var other = NoteSigner.Generate("witness.example");
        var text = "text\n"u8.ToArray();
        var mine = Parse(signer.Sign(text)).Signatures[0];
        var theirs = Parse(other.Sign(text)).Signatures[0];

        var both = Parse(SignedNote.Format(text, [theirs, mine]));
        Assert.Equal([signer.Verifier], Assert.IsType<NoteVerification.Verified>(both.Verify(signer.Verifier)).Signers);
        Assert.Equal(2, Assert.IsType<NoteVerification.Verified>(both.Verify(signer.Verifier, other.Verifier)).Signers.Count);

        var forged = Parse(SignedNote.Format(text, [mine, theirs with { Bytes = new byte[64] }]));
        Assert.IsType<NoteVerification.Verified>(forged.Verify(signer.Verifier));
        Assert.Equal("witness.example", Assert.IsType<NoteVerification.Forged>(forged.Verify(signer.Verifier, other.Verifier)).Name);
        Assert.IsType<NoteVerification.Unknown>(Parse(other.Sign(text)).Verify(signer.Verifier));
    }

    [Theory]
    [InlineData(16, true)]
    [InlineData(100, true)]
    [InlineData(101, false)]
    public void Sixteen_and_more_signatures_are_read_and_a_flood_is_not(int count, bool accepted)
    {
        using var signer = NoteSigner.Generate("log.example");
        var mine = Parse(signer.Sign("text\n"u8)).Signatures[0];
        var large = mine with { Name = "witness", Bytes = new byte[2428] };
        var note = SignedNote.Format("text\n"u8, [.. Enumerable.Repeat(large, count - 1), mine]);
        Assert.Equal(accepted, SignedNote.TryParse(note, out var read, out _));
        Assert.True(!accepted || read!.Verify(signer.Verifier) is NoteVerification.Verified);
    }

    [Fact]
    public void Any_text_that_is_signed_is_read_back_and_verifies()
    {
        using var signer = NoteSigner.Generate("log.example");
        Prop.ForAll<NonNull<string>>(value =>
        {
            var text = Encoding.UTF8.GetBytes(new string([.. value.Get.Where(letter => letter >= ' ' && !char.IsSurrogate(letter))]) + "\n");
            return Parse(signer.Sign(text)).Verify(signer.Verifier) is NoteVerification.Verified;
        }).QuickCheckThrowOnFailure();
    }

    private static SignedNote Parse(byte[] bytes)
    {
        Assert.True(SignedNote.TryParse(bytes, out var note, out var problem), problem);
        return note;
    }
}
