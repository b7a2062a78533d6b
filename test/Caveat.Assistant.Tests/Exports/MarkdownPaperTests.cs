using System.Text;
using Caveat.Assistant.Exports;
using Caveat.Assistant.Rendering;
using Caveat.Assistant.Tests.Rendering;
using Caveat.Assistant.Words;
using FsCheck;
using FsCheck.Fluent;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Caveat.Assistant.Tests.Exports;

public sealed class MarkdownPaperTests
{
    [Fact]
    public void The_marking_is_the_first_and_the_last_line()
    {
        var lines = Encoding.UTF8.GetString(MarkdownPaper.Write(Papers.OfAnswer(Papers.Answer()))).TrimEnd().Split('\n');
        Assert.Equal(("**NATO UNCLASSIFIED**", "**NATO UNCLASSIFIED**"), (lines[0], lines[^1]));
    }

    [Fact]
    public void Sources_note_and_receipt_are_in_it()
    {
        var text = Encoding.UTF8.GetString(MarkdownPaper.Write(Papers.OfAnswer(Papers.Answer(), Locale.French)));
        Assert.Contains("- \\[1\\] Plan.pdf, page 3, paragraphe 2\n", text, StringComparison.Ordinal);
        Assert.Contains("**Rédigé à l’aide de l’IA\u00a0: à vérifier avant tout usage**", text, StringComparison.Ordinal);
        Assert.Contains("- Reçu\u00a0: `r-1`", text, StringComparison.Ordinal);
        Assert.Contains("# Convoy \\<b\\>& escort\n", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("# H\n\na\nb\n\nc", "# (NU) H\n\n(NU) a\nb\n\n(NU) c")]
    [InlineData("- a\n  - b\n- [ ] c", "- (NU) a\n  - (NU) b\n- [ ] (NU) c")]
    [InlineData("> q", "> (NU) q")]
    [InlineData("```\nx\n```", "(NU)\n\n```\nx\n```")]
    [InlineData("    x", "(NU)\n\n    x")]
    [InlineData("|a|\n|-|\n|1|", "(NU)\n\n|a|\n|-|\n|1|")]
    [InlineData("**b** c", "(NU) **b** c")]
    public void Each_portion_bears_its_mark(string markdown, string marked) => Assert.Equal(marked, PortionMarks.Insert(markdown, "(NU)"));

    [Theory]
    [InlineData("a <script>x</script>", "a \\<script>x\\</script>")]
    [InlineData("![t](http://t.example)", "\\![t]\\(http://t.example)")]
    [InlineData("[x](javascript:a)", "[x]\\(javascript:a)")]
    [InlineData("[[1](javascript:a)]", "[[1]\\(javascript:a)]")]
    [InlineData("![a][b]\n\n[b]: http://t.example", "![a][b]\n\n[b]\\: http://t.example")]
    [InlineData("`<b>` 1 < 2", "`<b>` 1 < 2")]
    [InlineData("[x](https://a.example)", "[x](https://a.example)")]
    public void What_another_reader_might_obey_loses_its_meaning(string markdown, string harmless) => Assert.Equal(harmless, PortionMarks.Insert(markdown, null));

    [Fact]
    public void No_attack_leaves_an_image_or_another_link_in_it() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(1000),
        Prop.ForAll(Arb.From(MarkdownSafetyTests.Soup()), markdown =>
        {
            var document = MarkdownSyntax.Parse(PortionMarks.Insert(markdown, null));
            Assert.All(document?.Descendants<LinkInline>().Where(link => !link.IsAutoLink) ?? [], link => Assert.True(!link.IsImage && SafeAddress.TryRead(link.Url, out _), link.Url));
        }));
}
