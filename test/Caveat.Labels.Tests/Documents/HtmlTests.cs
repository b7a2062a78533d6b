using System.Text;
using Caveat.Labels.Documents;
using Xunit;

namespace Caveat.Labels.Tests.Documents;

public sealed class HtmlTests
{
    private const string Page = """
        <!doctype html><html><head><meta name="classification" content="META MARK"><title>TITLE MARK</title>
        <style>.x { content: "STYLE" }</style><script>var s = "SCRIPT MARK";</script></head>
        <body><header>HEADER MARK</header><!-- COMMENT MARK --><!--[if mso]><p>CONDITIONAL MARK</p><![endif]-->
        <p>The convoy <b>lea</b>ves
          at five.</p><div style="display:none">HIDDEN MARK</div>
        <img alt="ALT MARK" title="TITLE ATTRIBUTE" src="https://host.invalid/x.png">
        <table><tr><td>CELL ONE<td>CELL&nbsp;TWO</table><ul><li>(S) item<br>after</ul>
        <pre>line one
          line two</pre><textarea>AREA
        MARK</textarea><noscript>NOSCRIPT MARK</noscript><template>TEMPLATE MARK</template></body></html>
        """;

    [Fact]
    public void Every_place_of_a_page_is_read_a_line_for_each_block()
    {
        var reading = Readings.Of("page.html", Page);

        Assert.Equal(
            ["HEADER MARK", "The convoy leaves at five.", "HIDDEN MARK", "CELL ONE", "CELL\u00A0TWO", "(S) item", "after", "line one", "  line two", "AREA", "MARK", "NOSCRIPT MARK", "TEMPLATE MARK"],
            reading.Lines(Place.Body).Select(line => line.TrimEnd()).Where(line => line.Length > 0));
        Assert.Equal(["COMMENT MARK", "CONDITIONAL MARK"], reading.Lines(Place.Comment).Select(line => line.Trim()).Where(line => line.StartsWith('C')));
        Assert.Equal(["META MARK", "TITLE MARK", "var s = \"SCRIPT MARK\";", "ALT MARK", "TITLE ATTRIBUTE"], reading.Lines(Place.Property));
        Assert.Equal((DocumentStatus.Read, "HTML"), (reading.Status, reading.Format));
    }

    [Fact]
    public void A_page_is_known_by_its_start_whatever_its_name() => Assert.Equal("HTML", Readings.Of("attachment", Page).Format);

    [Fact]
    public void The_charset_that_a_page_declares_is_used()
    {
        var bytes = CodePagesEncodingProvider.Instance.GetEncoding(1251)!.GetBytes("<html><meta charset=\"windows-1251\"><p>СЕКРЕТНО</p>");

        Assert.Equal(["СЕКРЕТНО"], Readings.Of("page.htm", bytes).Lines(Place.Body));
    }

    [Fact]
    public void A_self_closed_script_of_xhtml_hides_nothing() =>
        Assert.Equal(["NATO SECRET"], Readings.Of("page.xhtml", "<?xml version=\"1.0\"?><html><script src=\"a.js\"/><p>NATO SECRET</p></html>").Lines(Place.Body));

    [Fact]
    public void A_million_nested_elements_cost_no_more_than_their_length()
    {
        var reading = Readings.Of("deep.html", string.Concat(Enumerable.Repeat("<div><p>", 500_000)) + "NATO SECRET");

        Assert.Equal(["NATO SECRET"], reading.Lines(Place.Body));
    }

    [Fact]
    public void Entities_that_a_page_declares_are_never_expanded()
    {
        var reading = Readings.Of("page.xhtml", "<!DOCTYPE html [<!ENTITY a \"aaaaaaaa\"><!ENTITY b SYSTEM \"file:///etc/passwd\">]><html><p>&a;&b;</p></html>");

        Assert.DoesNotContain(reading.Passages, passage => passage.Text.Contains("root:", StringComparison.Ordinal) || passage.Text.Contains("aaaaaaaaa", StringComparison.Ordinal));
    }
}
