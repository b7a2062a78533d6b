using System.Text;
using Caveat.Signing.Notes;
using Xunit;

namespace Caveat.Signing.Tests.Notes;

public sealed class CosignatureTests
{
    // A real witness's line over a real head, from the test data of FiloSottile/sunlight (cmd/skylight/testdata/witness).
    private const string PublishedKey = "witness.example.org+b8a2cf20+BFLN3yikSfFkVAJtrnh/CiY3Zozkoy7clp+P7XB28qUN";
    private const string PublishedText = "rome2026h1.example.org\n300\nlCkHUpkmVBEms2r2T1K6Og69+wUuuN3MIEW1/ezu2v0=\n";
    private const string PublishedLine = "uKLPIAAAAABpVGeAhm2bOvKc3LaB9PFN1ruG19Y5yqslmcAAbhftnn1Zznmo0LXFZq4LGvqKqLX8jWlwLKasxEGTLIqAVusneCBmBw==";

    private static readonly byte[] Text = "log.example\n1\nKgAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n"u8.ToArray();
    private static readonly DateTimeOffset Time = new(2026, 3, 2, 17, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_published_cosignature_verifies_and_tells_its_time()
    {
        var key = CosignatureVerifier.Parse(PublishedKey);
        Assert.True(SignedNote.TryParse(Encoding.UTF8.GetBytes($"{PublishedText}\n— witness.example.org {PublishedLine}\n"), out var note, out _));
        var line = Assert.Single(note.Signatures);
        Assert.True(key.IsNamedBy(line));
        Assert.True(key.TryVerify(note.Text.Span, line.Bytes.Span, out var time));
        Assert.Equal(new DateTimeOffset(2025, 12, 31, 0, 0, 0, TimeSpan.Zero), time);
    }

    [Fact]
    public void A_cosignature_verifies_for_its_text_its_time_and_its_key_only()
    {
        using var signer = CosignatureSigner.Generate("witness.example");
        using var other = CosignatureSigner.Generate("witness.example");
        var line = signer.Sign(Text, Time.AddMilliseconds(900));
        Assert.True(signer.Verifier.TryVerify(Text, line.Bytes.Span, out var time));
        Assert.Equal(Time, time);
        Assert.False(other.Verifier.IsNamedBy(line));
        Assert.False(other.Verifier.TryVerify(Text, line.Bytes.Span, out _));
        Assert.False(signer.Verifier.TryVerify(Text.AsSpan()[1..], line.Bytes.Span, out _));
        for (var at = 0; at < line.Bytes.Length; at++)
        {
            var changed = line.Bytes.ToArray();
            changed[at] ^= 1;
            Assert.False(signer.Verifier.TryVerify(Text, changed, out _), $"byte {at}");
        }
    }

    [Fact]
    public void A_time_beyond_the_calendar_and_a_signature_of_another_length_are_refused()
    {
        using var signer = CosignatureSigner.Generate("witness.example");
        var line = signer.Sign(Text, Time).Bytes.ToArray();
        Assert.False(signer.Verifier.TryVerify(Text, [0xff, .. line[1..]], out _));
        Assert.False(signer.Verifier.TryVerify(Text, line.AsSpan()[8..], out _));
        Assert.False(signer.Verifier.TryVerify(Text, [.. line, 0], out _));
        Assert.Throws<ArgumentOutOfRangeException>(() => signer.Sign(Text, DateTimeOffset.UnixEpoch.AddSeconds(-1)));
    }

    [Fact]
    public void A_key_reads_and_writes_itself()
    {
        using var signer = CosignatureSigner.Generate("witness.example/w1");
        Assert.Equal(signer.Verifier, CosignatureVerifier.Parse(signer.Verifier.ToString()));
        Assert.True(CosignatureSigner.TryParse(signer.ExportText(), out var again));
        Assert.Equal(signer.Verifier, again.Verifier);
        again.Dispose();
    }

    [Fact]
    public void A_witnesss_key_is_no_logs_key_and_a_logs_key_is_no_witnesss()
    {
        using var witness = CosignatureSigner.Generate("one.example");
        using var log = NoteSigner.Generate("one.example");
        Assert.False(NoteVerifier.TryParse(witness.Verifier.ToString(), out _));
        Assert.False(NoteSigner.TryParse(witness.ExportText(), out _));
        Assert.False(CosignatureVerifier.TryParse(log.Verifier.ToString(), out _));
        Assert.False(CosignatureSigner.TryParse(log.ExportText(), out _));
        Assert.NotEqual(KeyId.Of("one.example", NoteKeyType.Ed25519, log.Verifier.Key.Raw), KeyId.Of("one.example", NoteKeyType.Cosignature, log.Verifier.Key.Raw));
    }

    [Theory]
    [InlineData("")]
    [InlineData("witness.example.org+b8a2cf21+BFLN3yikSfFkVAJtrnh/CiY3Zozkoy7clp+P7XB28qUN")]
    [InlineData("witness.example.com+b8a2cf20+BFLN3yikSfFkVAJtrnh/CiY3Zozkoy7clp+P7XB28qUN")]
    [InlineData("witness.example.org+b8a2cf20+BlLN3yikSfFkVAJtrnh/CiY3Zozkoy7clp+P7XB28qUN")]
    public void A_malformed_key_is_refused(string text)
    {
        Assert.False(CosignatureVerifier.TryParse(text, out _));
        Assert.Throws<FormatException>(() => CosignatureVerifier.Parse(text));
        Assert.False(CosignatureSigner.TryParse("PRIVATE+KEY+" + text, out _));
    }
}
