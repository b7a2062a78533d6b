using System.Net;
using Caveat.Assistant.Asking;
using Caveat.Assistant.Design;

namespace Caveat.Assistant.Tests.Design;

public sealed class FrameTests(PageHost host) : IClassFixture<PageHost>
{
    private static readonly DateTimeOffset April = new(2026, 4, 6, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task The_ceiling_stands_at_the_top_and_at_the_bottom_and_alone()
    {
        host.By = PageHost.Reader("en");
        var page = await host.GetAsync("/agreement");
        Assert.Equal(2, page.Split(" banner--502b85\"").Length - 1);
        Assert.Contains(">NATO RESTRICTED</div>", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("en", "What may I paste here?", "up to NATO RESTRICTED", "You yourself may see up to NATO UNCLASSIFIED here.")]
    [InlineData("fr", "Que puis-je coller ici\u00a0?", "jusqu’à NATO RESTRICTED", "Vous-même pouvez voir ici jusqu’à NATO UNCLASSIFIED.")]
    public async Task The_frame_answers_what_may_be_pasted_here(string language, params string[] sentences)
    {
        host.By = PageHost.Reader(language);
        var page = await host.GetAsync("/agreement");
        Assert.All(sentences, sentence => Assert.Contains(sentence, WebUtility.HtmlDecode(page), StringComparison.Ordinal));
        Assert.Contains("href=\"/agreement#clause-4.2\"", page, StringComparison.Ordinal);
        Assert.Contains("href=\"/agreement?id=nation%20%3Cof%3E%20ours#clause-1.1\"", page, StringComparison.Ordinal);
        Assert.DoesNotContain("/agreement#clause-5.1", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Names_are_text_and_the_session_is_not_told()
    {
        host.By = PageHost.Reader("en");
        var page = await host.GetAsync("/agreement");
        Assert.Contains("A. &lt;Officer&gt;", page, StringComparison.Ordinal);
        Assert.DoesNotContain("cvs_secret", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/lost")]
    [InlineData("/agreement")]
    [InlineData("/plain")]
    public async Task No_page_has_a_style_or_a_script_of_its_own(string path)
    {
        host.By = PageHost.Reader("en");
        using var answer = await host.Http.GetAsync(path, TestContext.Current.CancellationToken);
        var page = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.DoesNotMatch(@"<style|\sstyle=|\son[a-z]+=|javascript:", page);
        Assert.DoesNotMatch(@"<script(?! type=""(module"" src=""/assets/|application/json"" data-words))", page);
        Assert.Single(System.Text.RegularExpressions.Regex.Matches(page, "<h1"));
    }

    [Fact]
    public async Task An_order_says_what_changes_and_when()
    {
        host.By = PageHost.Reader("fr", "…", new StandingView("o", "Fin du fournisseur.", "wind-down", April.AddMonths(-1), April, "vendor self-hosted", ["large", "small"]));
        Assert.Contains(
            "Aucune nouvelle conversation avec large, small à partir du 6 mars 2026 à 00:00 UTC\u00a0; tout s’arrête le 6 avril 2026 à 00:00 UTC. À la place\u00a0: vendor self-hosted.",
            WebUtility.HtmlDecode(await host.GetAsync("/agreement")),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Wishes_are_on_the_root_element()
    {
        host.Wishes = new Preferences(Theme.Contrast, SingleKeys: false);
        var page = await host.GetAsync("/agreement");
        host.Wishes = new Preferences();
        Assert.Contains("data-theme=\"contrast\"", page, StringComparison.Ordinal);
        Assert.Contains("data-single-keys=\"off\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_problem_is_told_with_its_status()
    {
        using var answer = await host.Http.GetAsync("/plain", TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.Contains("&lt;b&gt;bold&lt;/b&gt;", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }
}
