using System.Net;

namespace Caveat.Assistant.Tests.Access;

public sealed class ConsentTests
{
    private static Dictionary<string, string> Answer(string answer, string digest = "sha256:2") => new() { ["answer"] = answer, ["digest"] = digest, ["return"] = "/test/page" };

    [Fact]
    public async Task Before_anything_the_agreement_asks_for_an_answer()
    {
        await using var host = await AssistantHost.StartAsync();
        using var browser = await host.OpenBrowserOfAsync("officer", consented: false);
        var answer = await browser.GoAsync("/test/page?x=1");
        Assert.Equal("/consent?return=%2Ftest%2Fpage%3Fx%3D1", answer.Headers.Location!.OriginalString);
        Assert.Equal(HttpStatusCode.Forbidden, (await browser.FetchAsync("/test/page")).StatusCode);
        Assert.Equal("/consent", (await browser.PostAsync("/test/act", new() { ["text"] = "x" }, "/consent")).Headers.Location!.OriginalString);
    }

    [Fact]
    public async Task The_page_shows_what_decides_and_the_whole_text_as_text()
    {
        await using var host = await AssistantHost.StartAsync();
        host.Gateway.ClauseText = "No **U.S. persons** <img src=x onerror=alert(1)>. Second [sentence](javascript:alert(2)).";
        using var browser = await host.OpenBrowserOfAsync("officer", consented: false);
        var html = WebUtility.HtmlDecode(await (await browser.GoAsync("/consent")).Content.ReadAsStringAsync());
        var raw = await (await browser.GoAsync("/consent")).Content.ReadAsStringAsync();
        Assert.Contains("Agreement on the use of AI", html, StringComparison.Ordinal);
        Assert.Contains("2, in force since 1 March 2026", html, StringComparison.Ordinal);
        Assert.Contains("vendor, department", html, StringComparison.Ordinal);
        Assert.Contains("sha256:2", html, StringComparison.Ordinal);
        Assert.Contains("<p>No U.S. persons <img src=x onerror=alert(1)>.</p>", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<img", raw, StringComparison.Ordinal);
        Assert.DoesNotContain("javascript:", raw, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Accepting_is_told_to_the_gateway_and_opens_the_pages()
    {
        await using var host = await AssistantHost.StartAsync();
        using var browser = await host.OpenBrowserOfAsync("officer", consented: false);
        Assert.Equal("/test/page", (await browser.PostAsync("/consent", Answer("accepted"), "/consent")).Headers.Location!.OriginalString);
        Assert.Equal("""{"agreement":"sample","version":2,"digest":"sha256:2","accepted":true,"language":"en"}""", Assert.Single(host.Gateway.Consents).ToJsonString());
        Assert.Equal(HttpStatusCode.OK, (await browser.GoAsync("/test/page")).StatusCode);
    }

    [Fact]
    public async Task Declining_is_told_to_the_gateway_and_signs_out()
    {
        await using var host = await AssistantHost.StartAsync();
        using var browser = await host.OpenBrowserOfAsync("officer", consented: false);
        Assert.Equal("/sign-in?declined=1", (await browser.PostAsync("/consent", Answer("declined"), "/consent")).Headers.Location!.OriginalString);
        Assert.False((bool)Assert.Single(host.Gateway.Consents)["accepted"]!);
        Assert.Single(host.Gateway.Ended);
        Assert.Contains("You declined the agreement", await (await browser.GoAsync("/sign-in?declined=1")).Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_without_a_word_is_no_consent()
    {
        await using var host = await AssistantHost.StartAsync();
        using var browser = await host.OpenBrowserOfAsync("officer", consented: false);
        await browser.PostAsync("/consent", Answer(""), "/consent");
        Assert.False((bool)Assert.Single(host.Gateway.Consents)["accepted"]!);
    }

    [Fact]
    public async Task A_new_version_asks_again()
    {
        await using var host = await AssistantHost.StartAsync();
        using var browser = await host.OpenBrowserOfAsync("officer");
        Assert.Equal(HttpStatusCode.OK, (await browser.GoAsync("/test/page")).StatusCode);
        host.Gateway.Version = 3;
        host.Clock.Set(AssistantHost.Noon.AddMinutes(1));
        Assert.StartsWith("/consent?return=", (await browser.GoAsync("/test/page")).Headers.Location!.OriginalString, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(60)]
    public async Task An_answer_to_a_version_that_is_no_longer_in_force_is_asked_for_again(int later)
    {
        await using var host = await AssistantHost.StartAsync();
        using var browser = await host.OpenBrowserOfAsync("officer", consented: false);
        var token = await browser.TokenAsync("/consent");
        host.Gateway.Version = 3;
        // Seen at once by the gateway, and after its facts are asked for again by the page itself.
        host.Clock.Set(AssistantHost.Noon.AddSeconds(later));
        var fields = Answer("accepted");
        fields["__RequestVerificationToken"] = token;
        Assert.Equal("/consent?changed=1&return=%2Ftest%2Fpage", (await browser.PostBareAsync("/consent", fields)).Headers.Location!.OriginalString);
        Assert.Contains("Another version came into force", await (await browser.GoAsync("/consent?changed=1")).Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.StartsWith("/consent", (await browser.GoAsync("/test/page")).Headers.Location!.OriginalString, StringComparison.Ordinal);
    }
}
