using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Caveat.Assistant.Documents;
using Caveat.Assistant.Rendering;
using Caveat.Assistant.Storage;
using Caveat.Assistant.Words;
using FsCheck;
using FsCheck.Fluent;

namespace Caveat.Assistant.Tests.Rendering;

/// <summary>Whatever the text, its HTML as a browser parses it holds only elements and attributes that the renderer writes.</summary>
public sealed class MarkdownSafetyTests
{
    private static readonly Source[] Sources = [new(1, RowId.New(), "\"><script>x</script>", RowId.New(), 1, 1, "x")];

    // Each element with its attributes.
    private static readonly Dictionary<string, string[]> Allowed = """
        p class
        span class data-tex
        div class data-tex role tabindex aria-label
        a class href title target rel
        pre class tabindex
        ol start
        input type disabled checked
        figure class data-lang data-diagram data-title data-failed
        button type class data-copy-code data-copied hidden
        details open
        th scope class
        td class
        h3
        h4
        h5
        h6
        hr
        br
        blockquote
        ul
        li
        strong
        em
        s
        code
        figcaption
        summary
        table
        thead
        tbody
        tr
        """.Split('\n').Select(line => line.Split(' ')).ToDictionary(words => words[0], words => words[1..]);

    // Of our own making: each piece is an old way out of text into markup.
    private static readonly string[] Attacks =
    [
        "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "<svg/onload=alert(1)>", "<svg><animate onbegin=alert(1)>", "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>",
        "<iframe srcdoc='<script>x</script>'>", "<a href=javascript:alert(1)>x</a>", "<!--><script>x</script>", "<![CDATA[<script>x</script>]]>", "<?php x ?>", "<style>@import 'x'</style>",
        "[x](javascript:alert(1))", "[x](java\tscript:alert(1))", "[x](&#106;avascript:alert(1))", "[x](javascript&#58;alert(1))", "[x](\u0001javascript:alert(1))", "[x](data:text/html;base64,PHN2Zz4=)",
        "[x](vbscript:msgbox(1))", "[x](https://a.example/\"onmouseover=\"alert(1))", "[x](<https://a.example/ onclick=alert(1)>)", "[x](https://a.example 'a\" onclick=\"b')", "![x\" onerror=\"alert(1)](x)",
        "![](javascript:alert(1))", "<javascript:alert(1)>", "<https://a.example/\"><script>", "<a@b.example\"onclick=x>", "https://a.example/\"onmouseover=alert(1)", "www.a.example/'><svg>",
        "```\"><script>x</script>\ncode\n```", "```mermaid\"><script>\nx\n```", "```mermaid\n</code></pre><script>x</script>\n```", "~~~ {onclick=x}\na\n~~~", "# a {#id .class onclick=x}", "[x]{style=color:red}",
        "$</span><script>x</script>$", "$$\n</div><script>x</script>\n$$", "\\(\"><img src=x onerror=x>\\)", "|<script>|\n|-|\n|</td></table><script>|", "- [ ] <script>", "[1]<script>", "[[1](javascript:x)]",
        "&lt;script&gt;", "&#60;script&#62;", "&#x3c;img src=x onerror=x&#x3e;", "\u202e<script>", "\ud800<script>", "\0<script>", "</p></div></article><script>", "<noscript><p title=\"</noscript><img src=x onerror=x>\">",
        "[^1]: <script>", "[a]: javascript:alert(1)\n\n[a]", "*<b onclick=x>*", "`<script>`", "<xmp><script>x</script></xmp>", "<template><script>", "<form><button formaction=javascript:x>",
    ];

    [Theory]
    [MemberData(nameof(Each))]
    public void An_attack_stays_text(int attack) => AssertClosed(Attacks[attack]);

    [Fact]
    public void Attacks_within_each_other_stay_text() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(1500),
        Prop.ForAll(Arb.From(Soup()), AssertClosed));

    [Fact]
    public void Text_of_any_signs_stays_within_the_list() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(1500),
        Prop.ForAll<string>(text => AssertClosed(text ?? "")));

    public static TheoryData<int> Each => [.. Enumerable.Range(0, Attacks.Length)];

    /// <summary>Pieces of attacks and of Markdown, cut and joined at random places.</summary>
    internal static Gen<string> Soup() =>
        from pieces in Gen.ArrayOf(Gen.OneOf(
            Gen.Elements(Attacks),
            from attack in Gen.Elements(Attacks) from cut in Gen.Choose(0, 12) select attack[Math.Min(cut, attack.Length)..],
            Gen.Elements("\n", "\n\n", "> ", "- ", "1. ", "    ", "|", "|\n|-|\n", "*", "**", "_", "~~", "`", "```\n", "[", "](", ")", "[1]", "$", "$$\n", "\\", "<", ">", "\"", "'", "&", "a", " ", "# ", "---\n", "\\(", "\\)", "\\[", "\\]", "http://a.example")))
        select string.Concat(pieces);

    private static void AssertClosed(string markdown)
    {
        foreach (var portion in new[] { null, "(\"><script>)" })
        {
            var html = new StringBuilder("<main>").AppendJoin("", MarkdownBlocks.Render(markdown, Sources, Locale.English, portion)).Append("</main>").ToString();
            using var document = new HtmlParser().ParseDocument(html);
            // The renderer's elements are all there is: nothing closed the element around them.
            Assert.Equal(1, document.Body!.ChildNodes.Length);
            foreach (var element in document.QuerySelectorAll("main *"))
            {
                AssertAllowed(element);
            }

            _ = MarkdownBlocks.PlainText(markdown);
        }
    }

    private static void AssertAllowed(IElement element)
    {
        Assert.True(Allowed.TryGetValue(element.LocalName, out var attributes), $"<{element.LocalName}> is not on the list.");
        Assert.Equal("http://www.w3.org/1999/xhtml", element.NamespaceUri);
        foreach (var attribute in element.Attributes)
        {
            Assert.True(attributes.Contains(attribute.Name), $"<{element.LocalName} {attribute.Name}> is not on the list.");
            if (attribute.Name == "href")
            {
                Assert.Matches("^(https?://[^/]|mailto:|/sources/[A-Za-z0-9_-]{22}\\?chunk=[A-Za-z0-9_-]{22}$)", attribute.Value);
            }
        }
    }
}
