using Caveat.Assistant.Rendering;
using Caveat.Assistant.Words;
using FsCheck;
using FsCheck.Fluent;

namespace Caveat.Assistant.Tests.Rendering;

/// <summary>While text arrives only the last blocks change, so that a page replaces little and a reader's place stays.</summary>
public sealed class StableBlocksTests
{
    private const string Answer =
        "# Title\n\nA paragraph with *emphasis* and [1].\nIts second line.\n\n- one\n- two\n\n  more\n\n1. a\n2. b\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n```csharp\nvar x = 1;\n\nvar y = 2;\n```\n\n$$\nx^2\n$$\n\n> quoted\n> twice\n\n---\n\nThe end. [1]: later\n";

    [Fact]
    public void A_prefix_of_an_answer_has_its_blocks_but_the_last_two()
    {
        for (var length = 0; length <= Answer.Length; length++)
        {
            AssertStable(Answer, length);
        }
    }

    [Fact]
    public void So_has_a_prefix_of_any_text() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(1500),
        Prop.ForAll(Arb.From(Texts()), Arb.From(Gen.Choose(0, 1000)), (text, cut) => AssertStable(text, text.Length * cut / 1000)));

    private static Gen<string> Texts() =>
        from lines in Gen.ArrayOf(Gen.Elements(
            "a", "b *c*", "", "", "# h", "- i", "  - j", "1. k", "> q", "    code", "```", "```js", "$$", "|a|b|", "|-|-|", "---", "***", "[1]: http://a.example", "[1]", "[x]", "<b>", "d  ", "===", "\\[", "x\\]"))
        select string.Join('\n', lines);

    private static void AssertStable(string text, int length)
    {
        var whole = MarkdownBlocks.Render(text, [], Locale.English);
        var prefix = MarkdownBlocks.Render(text[..length], [], Locale.English);
        var settled = Math.Max(0, prefix.Count - 2);
        Assert.Equal(prefix.Take(settled), whole.Take(settled));
    }
}
