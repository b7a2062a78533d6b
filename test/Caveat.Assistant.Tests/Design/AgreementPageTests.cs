using System.Net;
using Caveat.Assistant.Design;
using Caveat.Assistant.Words;

namespace Caveat.Assistant.Tests.Design;

public sealed class AgreementPageTests(PageHost host) : IClassFixture<PageHost>
{
    [Fact]
    public async Task Each_clause_has_an_anchor_its_text_and_how_it_is_kept()
    {
        host.By = PageHost.Reader("en");
        var page = await host.GetAsync("/agreement");
        Assert.Contains("id=\"clause-4.2\"", page, StringComparison.Ordinal);
        Assert.Contains("<p>The AI system is not used for it.</p>", page, StringComparison.Ordinal);
        Assert.Contains("<span class=\"badge badge--detected\">Detected</span>", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("?id=nation%20%3Cof%3E%20ours", HttpStatusCode.OK)]
    [InlineData("?id=another", HttpStatusCode.NotFound)]
    public async Task Another_agreement_is_found_by_its_id_when_it_is_in_force(string query, HttpStatusCode status)
    {
        host.By = PageHost.Reader("fr");
        using var answer = await host.Http.GetAsync("/agreement" + query, TestContext.Current.CancellationToken);
        Assert.Equal(status, answer.StatusCode);
    }

    [Theory]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("[x](javascript:alert(1))")]
    [InlineData("[x](data:text/html,y)")]
    [InlineData("[x]( java\tscript:alert(1))")]
    [InlineData("[x][y]\n\n[y]: vbscript:z")]
    [InlineData("<javascript:alert(1)>")]
    [InlineData("![x](https://elsewhere.example/y.png)")]
    [InlineData("# <img src=x onerror=alert(1)>")]
    [InlineData("| a |\n|---|\n| <iframe src=x> |")]
    public void Text_of_a_clause_neither_runs_nor_fetches_anything(string markdown) =>
        Assert.DoesNotMatch("<(script|img|iframe|svg|h[1-3])|href=\"(?!(https?|mailto):|\")", ClauseText.Html(markdown, Locale.Find("en")!).Value);

    [Fact]
    public void A_table_of_a_clause_stays_a_table_and_scrolls_by_keys_as_well() =>
        Assert.Matches("tabindex=\"0\" aria-label=\"[^\"]+\">\\s*<table class=\"table\">", ClauseText.Html("| a | b |\n|---|---|\n| 1 | 2 |", Locale.Find("en")!).Value);
}
