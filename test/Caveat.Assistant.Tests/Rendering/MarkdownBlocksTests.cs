using Caveat.Assistant.Documents;
using Caveat.Assistant.Rendering;
using Caveat.Assistant.Storage;
using Caveat.Assistant.Words;

namespace Caveat.Assistant.Tests.Rendering;

public sealed class MarkdownBlocksTests
{
    private static readonly Source Plan = new(1, RowId.New(), "plan <1>.pdf", RowId.New(), 3, 2, "The convoy moves at dawn.");
    private static readonly Source Mail = new(2, RowId.New(), "mail.eml", RowId.New(), 0, 4, "Received.");

    private static string Html(string markdown, params Source[] sources) => string.Join('\n', MarkdownBlocks.Render(markdown, sources, Locale.English));

    [Theory]
    [InlineData("# One", "<h3>One</h3>")]
    [InlineData("###### Six", "<h3>Six</h3>")]
    [InlineData("### a\n#### b\n### c\n# d", "<h3>a</h3>\n<h4>b</h4>\n<h3>c</h3>\n<h3>d</h3>")]
    [InlineData("# a\n### b\n##### c\n###### d\n###### e", "<h3>a</h3>\n<h4>b</h4>\n<h5>c</h5>\n<h6>d</h6>\n<h6>e</h6>")]
    [InlineData("**a** *b* ~~c~~ `d`", "<p><strong>a</strong> <em>b</em> <s>c</s> <code>d</code></p>")]
    [InlineData("a\n---", "<p>a</p>\n<hr>")]
    [InlineData("3. x\n4. y", "<ol start=\"3\"><li>x</li><li>y</li></ol>")]
    [InlineData("- [x] done", "<ul><li><input type=\"checkbox\" disabled checked>  done</li></ul>")]
    [InlineData("> q", "<blockquote><p>q</p></blockquote>")]
    [InlineData("$a_b$ and \\(c\\)", "<p><span class=\"maths\" data-tex=\"inline\">a_b</span> and <span class=\"maths\" data-tex=\"inline\">c</span></p>")]
    [InlineData("$$\nx^2\n$$", "<div class=\"maths\" data-tex=\"display\">x^2</div>")]
    [InlineData("It costs $5 and $10.", "<p>It costs $5 and $10.</p>")]
    [InlineData("[1]: http://a.example", "<p>[1]: <a href=\"http://a.example/\" target=\"_blank\" rel=\"noopener noreferrer\">http://a.example</a></p>")]
    public void Markdown_becomes_plain_elements(string markdown, string html) => Assert.Equal(html, Html(markdown));

    [Theory]
    [InlineData("[x](https://a.example/b?c=d&e)", "https://a.example/b?c=d&amp;e")]
    [InlineData("<mailto:a@b.example>", "mailto:a@b.example")]
    [InlineData("see www.a.example", "http://www.a.example/")]
    public void Addresses_of_the_web_and_of_mail_are_links(string markdown, string address) =>
        Assert.Contains($"<a href=\"{address}\" target=\"_blank\" rel=\"noopener noreferrer\">", Html(markdown));

    [Theory]
    [InlineData("[x](javascript:alert(1))")]
    [InlineData("[x](JaVaScRiPt&colon;alert(1))")]
    [InlineData("[x](data:text/html,hello)")]
    [InlineData("[x](vbscript:x)")]
    [InlineData("[x](file:///etc/passwd)")]
    [InlineData("[x](/sign-out)")]
    [InlineData("[x](//evil.example)")]
    [InlineData("[x](https://bank.example@evil.example/)")]
    [InlineData("<javascript:alert(1)>")]
    [InlineData("[x](https:///)")]
    public void Any_other_address_is_text(string markdown) => Assert.DoesNotContain("<a ", Html(markdown));

    [Fact]
    public void An_image_is_told_in_words_and_never_fetched() =>
        Assert.Equal("<p><span class=\"image-text\">map (https://t.example/p.png)</span></p>", Html("![map](https://t.example/p.png)"));

    [Fact]
    public void A_number_among_the_sources_is_a_link_to_its_passage() =>
        Assert.Equal(
            $"<p>At dawn <a class=\"citation\" href=\"/sources/{Plan.Document}?chunk={Plan.Chunk}\" title=\"plan &lt;1&gt;.pdf, page 3, paragraph 2\">[1]</a>.</p>",
            Html("At dawn [1].", Plan, Mail));

    [Fact]
    public void A_page_that_is_not_known_is_not_shown() => Assert.Contains("title=\"mail.eml, paragraph 4\"", Html("So [2].", Plan, Mail));

    [Theory]
    [InlineData("No such source [3].")]
    [InlineData("`[1]`")]
    [InlineData("```\n[1]\n```")]
    [InlineData("[see [1]](https://a.example)")]
    [InlineData("\\[1]")]
    [InlineData("[01]")]
    public void What_is_no_citation_stays_text(string markdown) => Assert.DoesNotContain("class=\"citation\"", Html(markdown, Plan));

    [Fact]
    public void A_listing_has_its_language_and_a_button_that_waits_for_its_script() =>
        Assert.Matches("^<figure class=\"code\" data-lang=\"c#\">.*<button [^>]*data-copy-code[^>]* hidden>Copy</button>.*<code>a&lt;b&gt;</code>", Html("```c#\na<b>\n```"));

    [Fact]
    public void A_language_that_is_none_is_left_out() => Assert.Contains("data-lang=\"\"", Html("```\"onclick=x\na\n```"));

    [Fact]
    public void A_diagram_shows_its_source() =>
        Assert.Matches("^<figure class=\"diagram\" data-diagram .*<details open>.*<code>graph TD</code>", Html("```mermaid\ngraph TD\n```"));

    [Fact]
    public void A_wide_table_scrolls_by_keyboard_and_says_what_it_is() =>
        Assert.StartsWith("<div class=\"table-scroll\" role=\"region\" tabindex=\"0\" aria-label=\"Table\"><table><thead><tr><th scope=\"col\">a</th><th scope=\"col\" class=\"align-right\">b</th>", Html("|a|b|\n|-|-:|\n|1|2|"));

    [Fact]
    public void Text_nested_deeper_than_people_write_is_shown_as_it_was_written() =>
        Assert.StartsWith("<pre class=\"verbatim\"", Html(string.Concat(Enumerable.Repeat("> ", 500)) + "<b>"));

    [Theory]
    [InlineData("[a](")]
    [InlineData("(http://a")]
    [InlineData("**a_b ")]
    [InlineData("www.a.b ")]
    [InlineData("~~a ")]
    [InlineData("[[1]")]
    public void Text_that_would_cost_the_square_of_its_length_is_not_read_as_Markdown(string unit)
    {
        Assert.StartsWith("<pre class=\"verbatim\"", Html(string.Concat(Enumerable.Repeat(unit, 200_000 / unit.Length))));
        Assert.DoesNotContain("verbatim", Html(string.Concat(Enumerable.Repeat(unit, 4_000 / unit.Length))));
    }

    [Fact]
    public void Long_text_of_ordinary_paragraphs_is_read() =>
        Assert.Equal(4_000, MarkdownBlocks.Render(string.Concat(Enumerable.Repeat("A sentence. *Another* one, [with a link](https://a.example/).\n\n", 4_000)), [], Locale.English).Count);

    [Fact]
    public void Plain_text_has_no_marks() =>
        Assert.Equal("Title\nBold and code [1] x\na\nb\n1\nvar x;", MarkdownBlocks.PlainText("# Title\n\n**Bold** and `code` [1] [x](https://a.example)\n\n- a\n- b\n\n|1|\n|-|\n\n```\nvar x;\n```"));

    [Fact]
    public void The_words_are_the_readers() => Assert.Contains("aria-label=\"Tableau\"", MarkdownBlocks.Render("|a|\n|-|\n|1|", [], Locale.French)[0]);
}
