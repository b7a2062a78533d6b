using Caveat.Signing.Notes;
using Xunit;

namespace Caveat.Signing.Tests.Notes;

public sealed class NoteKeyTests
{
    private const string Right = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";

    [Theory]
    [InlineData("", "empty")]
    [InlineData("PeterNeumann", "no key")]
    [InlineData("PeterNeumann+c74f20a4+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW", "another hash")]
    [InlineData("PeterNeuman+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW", "another name")]
    [InlineData("PeterNeumann+C74F20A3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW", "upper case")]
    [InlineData("PeterNeumann+c74f20a3+AhpC2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW", "another type")]
    [InlineData("PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10T", "cut short")]
    [InlineData("PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TWAA==", "too long")]
    [InlineData("Peter Neumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW", "a space")]
    [InlineData("+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW", "no name")]
    public void A_malformed_verifier_key_is_refused(string text, string why)
    {
        Assert.False(NoteVerifier.TryParse(text, out _), why);
        Assert.Throws<FormatException>(() => NoteVerifier.Parse(text));
    }

    [Fact]
    public void A_verifier_key_reads_and_writes_itself_even_when_its_base64_has_plus_signs()
    {
        Assert.Equal(Right, NoteVerifier.Parse(Right).ToString());
        var withPlus = 0;
        for (var i = 0; i < 60; i++)
        {
            using var signer = NoteSigner.Generate("log.example");
            var text = signer.Verifier.ToString();
            withPlus += text.Count(letter => letter == '+') > 2 ? 1 : 0;
            Assert.Equal(signer.Verifier, NoteVerifier.Parse(text));
            Assert.True(NoteSigner.TryParse(signer.ExportText(), out var again));
            Assert.Equal(signer.Verifier, again.Verifier);
            again.Dispose();
        }

        Assert.NotEqual(0, withPlus);
    }

    [Theory]
    [InlineData("PRIVATE+KEY+PeterNeumann+c74f20a4+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz")]
    [InlineData("PRIVATE+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz")]
    [InlineData(Right)]
    [InlineData(null)]
    public void A_malformed_signing_key_is_refused(string? text) => Assert.False(NoteSigner.TryParse(text, out _));

    [Theory]
    [InlineData("")]
    [InlineData("a b")]
    [InlineData("a+b")]
    [InlineData("a\u00a0b")]
    [InlineData("a\nb")]
    public void A_key_has_no_name_with_spaces_or_plus_signs(string name) =>
        Assert.Throws<ArgumentException>(() => NoteSigner.Generate(name));
}
