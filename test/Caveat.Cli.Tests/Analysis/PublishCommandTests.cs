using System.Text.RegularExpressions;
using Caveat.Cli.AgreementFiles;
using Caveat.Cli.Analysis.Publication;
using Xunit;

namespace Caveat.Cli.Tests.Analysis;

public sealed partial class PublishCommandTests : IDisposable
{
    private readonly AgreementFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void An_annex_holds_the_whole_text_the_rules_in_words_and_who_signed()
    {
        string html = Publish(_folder.Sign("a", AgreementFolder.Text(AgreementFolder.Clause("exclude: organisations of kind intelligence\nenforcement: enforced"))));
        Assert.Contains("<h1>A test of analysis</h1>", html, StringComparison.Ordinal);
        Assert.Contains("Organisations of kind intelligence are refused, whatever permits them.", html, StringComparison.Ordinal);
        Assert.Contains("<pre>exclude: organisations of kind intelligence\nenforcement: enforced</pre>", html, StringComparison.Ordinal);
        Assert.Contains("It cannot happen: the gateway compares names and lets nothing else through.", html, StringComparison.Ordinal);
        Assert.Equal(2, Count(html, "class=\"good\">verified"));
        Assert.Contains("<td>An agency</td>", html, StringComparison.Ordinal);
        Assert.DoesNotContain("class=\"draft\"", html, StringComparison.Ordinal);

        string digest = Digest().Match(AgreementFolder.Run("verify", _folder.File("a")).Output).Value;
        Assert.Contains($"@bottom-left {{ content: \"test v1 · {digest}\"", html, StringComparison.Ordinal);
    }

    [Fact]
    public void It_loads_nothing_and_runs_nothing()
    {
        string html = Publish(_folder.Write("a.md", AgreementFolder.Text("## 9. Links\nSee [this](javascript:alert(1)), [that](https://example.org/) and `a < b`.\n")));
        Assert.DoesNotContain("<script", html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("javascript:", html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotMatch("(src|url|@import)\\s*[=(]", html);
        Assert.Contains("<a href=\"https://example.org/\">that</a>", html, StringComparison.Ordinal);
        Assert.Contains("<code>a &lt; b</code>", html, StringComparison.Ordinal);
    }

    [Fact]
    public void A_document_that_nobody_signed_says_so() =>
        Assert.Contains("<p class=\"draft\">Draft: nobody has signed this text</p>", Publish(_folder.Write("a.md", AgreementFolder.Text())), StringComparison.Ordinal);

    [Fact]
    public void A_signature_that_is_missing_is_not_passed_over()
    {
        _folder.Sign("a", AgreementFolder.Text());
        AgreementFolder.Run("sign", _folder.File("a.md"), "--key", _folder.File("vendor.pem"), "--out", _folder.File("half.dsse.json"));
        string html = Publish(_folder.File("half.dsse.json"));
        Assert.Contains("<p class=\"draft\">Not all the signatures that this text needs are there</p>", html, StringComparison.Ordinal);
        Assert.Contains("class=\"lack\">missing", html, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_language_of_the_text_is_there_and_the_words_around_it_follow_the_choice()
    {
        Assert.Equal(0, AgreementFolder.Run("publish", AgreementFolder.Sample("nato-unclassified.v1.md"), "--out", _folder.File("a.html"), "--language", "fr").Code);
        string html = File.ReadAllText(_folder.File("a.html"));
        Assert.Contains("<html lang=\"fr\">", html, StringComparison.Ordinal);
        Assert.Contains("<div class=\"translation\" lang=\"fr\">", html, StringComparison.Ordinal);
        Assert.Contains("Organisations of kind intelligence are refused", html, StringComparison.Ordinal);
        Assert.Contains("Les organisations du genre intelligence sont refusées", html, StringComparison.Ordinal);
        Assert.Contains("Comment vérifier cette annexe", html, StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_agreement_gives_the_same_bytes()
    {
        string signed = _folder.Sign("a", AgreementFolder.Text());
        Assert.Equal(Publish(signed), Publish(signed));
    }

    [Fact]
    public async Task Without_Chromium_there_is_no_PDF_and_one_sentence_that_says_so()
    {
        string document = _folder.Write("a.md", AgreementFolder.Text());
        using StringWriter writer = new();
        var problem = await Assert.ThrowsAsync<UnreadableException>(() => AnnexPublishing.RunAsync(
            document, _folder.File("a.html"), pdf: true, language: null, searchPath: _folder.Path, new Report(false, writer, writer), TestContext.Current.CancellationToken));
        Assert.StartsWith("There is no Chromium on this machine", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void With_Chromium_a_PDF_stands_beside_the_page()
    {
        Assert.SkipWhen(Chromium.Find(Environment.GetEnvironmentVariable("PATH")) is null, "There is no Chromium on this machine.");
        Assert.Equal(0, AgreementFolder.Run("publish", _folder.Write("a.md", AgreementFolder.Text()), "--out", _folder.File("a.html"), "--pdf").Code);
        Assert.Equal("%PDF"u8.ToArray(), File.ReadAllBytes(_folder.File("a.pdf"))[..4]);
    }

    private static int Count(string text, string part) => text.Split(part).Length - 1;

    [GeneratedRegex("sha256:[0-9a-f]{64}")]
    private static partial Regex Digest();

    private string Publish(string path)
    {
        var (code, output, errors) = AgreementFolder.Run("publish", path, "--out", _folder.File("annex.html"));
        Assert.True(code == 0, output + errors);
        return File.ReadAllText(_folder.File("annex.html"));
    }
}
