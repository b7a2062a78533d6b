using System.Net;
using Caveat.Assistant.Access;
using Caveat.Assistant.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Caveat.Assistant.Tests.Access;

public sealed class SignInTests
{
    private const string CookieName = "caveat-session";

    [Fact]
    public async Task A_name_and_its_code_lead_to_the_page_that_was_wanted()
    {
        await using var host = await AssistantHost.StartAsync();
        using var browser = host.OpenBrowser();
        host.Gateway.Accept("officer");
        var answer = await browser.SignInAsync("officer", back: "/test/page?x=1");
        Assert.Equal((HttpStatusCode.SeeOther, "/test/page?x=1"), (answer.StatusCode, answer.Headers.Location!.OriginalString));
        Assert.Equal(HttpStatusCode.OK, (await browser.GoAsync("/test/page?x=1")).StatusCode);
    }

    [Fact]
    public async Task A_wrong_code_is_one_sentence_and_no_session()
    {
        await using var host = await AssistantHost.StartAsync();
        using var browser = host.OpenBrowser();
        var answer = await browser.SignInAsync("officer", "0000-0000");
        var html = await answer.Content.ReadAsStringAsync();
        Assert.Equal((HttpStatusCode.BadRequest, ""), (answer.StatusCode, browser.Cookie(CookieName)));
        Assert.Contains("That name and code do not go together", html, StringComparison.Ordinal);
        Assert.Contains("value=\"officer\"", html, StringComparison.Ordinal);
        Assert.DoesNotContain("0000-0000", html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/sign-in/code", "202")]
    [InlineData("/sign-in", "202")]
    public async Task Whoever_has_no_code_asks_for_one_and_types_it_on_the_same_page(string path, string status)
    {
        await using var host = await AssistantHost.StartAsync();
        host.Gateway.CodesStatus = status;
        using var browser = host.OpenBrowser();
        var answer = await browser.PostAsync(path, new() { ["name"] = "officer", ["code"] = "" }, "/sign-in");
        var html = await answer.Content.ReadAsStringAsync();
        Assert.Contains("POST /v1/sign-in/codes", host.Gateway.Asked);
        Assert.Contains("a code for it is now on the server", html, StringComparison.Ordinal);
        Assert.Contains("value=\"officer\"", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Too_many_tries_are_told_to_wait()
    {
        await using var host = await AssistantHost.StartAsync();
        host.Gateway.CodesStatus = "429";
        using var browser = host.OpenBrowser();
        var answer = await browser.PostAsync("/sign-in/code", new() { ["name"] = "officer" }, "/sign-in");
        Assert.Equal(HttpStatusCode.TooManyRequests, answer.StatusCode);
        Assert.Contains("wait half a minute", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("//evil.example/")]
    [InlineData("https://evil.example/")]
    [InlineData("/\\evil.example")]
    [InlineData("/\t/evil.example")]
    public async Task Signing_in_leads_to_no_other_server(string back)
    {
        await using var host = await AssistantHost.StartAsync();
        using var browser = host.OpenBrowser();
        Assert.Equal("/chat", (await browser.SignInAsync("officer", back: back)).Headers.Location!.OriginalString);
        Assert.Equal("/chat", (await browser.GoAsync($"/sign-in?return={Uri.EscapeDataString(back)}")).Headers.Location!.OriginalString);
    }

    [Fact]
    public async Task The_cookie_is_for_this_server_alone_and_for_no_script()
    {
        await using var host = await AssistantHost.StartAsync();
        using var browser = host.OpenBrowser();
        var header = (await browser.SignInAsync("officer")).Headers.GetValues("Set-Cookie").Single(value => value.StartsWith(CookieName, StringComparison.Ordinal));
        Assert.Contains("httponly", header, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=strict", header, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("path=/", header, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("expires", header, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("cvs_", header, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Over_TLS_the_cookie_has_the_name_that_only_this_host_can_set()
    {
        await using var host = await AssistantHost.StartAsync();
        var cookies = host.Services.GetRequiredService<SessionCookie>();
        var http = new DefaultHttpContext { Request = { Scheme = "https" } };
        cookies.Write(http, new SessionTicket(RowId.New(), OwnerId.Parse(FakeGateway.SubjectOf("officer")), "officer\nx", "cvs_1", AssistantHost.Noon));
        var header = http.Response.Headers.SetCookie.ToString();
        Assert.StartsWith("__Host-caveat=", header, StringComparison.Ordinal);
        Assert.Contains("secure", header, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("domain", header, StringComparison.OrdinalIgnoreCase);
        var next = new DefaultHttpContext { Request = { Scheme = "https" } };
        next.Request.Headers.Cookie = header.Split(';')[0];
        Assert.Equal(("officer x", "cvs_1", AssistantHost.Noon), (cookies.Read(next)!.Name, cookies.Read(next)!.Token, cookies.Read(next)!.Expires));
    }

    [Fact]
    public async Task What_the_browser_held_before_signing_in_opens_nothing_afterwards()
    {
        await using var host = await AssistantHost.StartAsync();
        using var browser = await host.OpenBrowserOfAsync("officer");
        var before = browser.Cookie(CookieName);
        await browser.PostAsync("/lock", [], "/settings");
        await browser.SignInAsync("officer");
        using var thief = host.OpenBrowser();
        thief.SetCookie(CookieName, before);
        Assert.NotEqual(before, browser.Cookie(CookieName));
        Assert.Equal(HttpStatusCode.OK, (await browser.GoAsync("/test/page")).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await thief.FetchAsync("/test/page")).StatusCode);
    }

    [Fact]
    public async Task A_cookie_that_was_planted_is_no_session_and_is_replaced()
    {
        await using var host = await AssistantHost.StartAsync();
        host.Gateway.Accept("officer");
        using var browser = host.OpenBrowser();
        browser.SetCookie(CookieName, "planted");
        Assert.Equal(HttpStatusCode.Unauthorized, (await browser.FetchAsync("/test/page")).StatusCode);
        await browser.SignInAsync("officer");
        Assert.NotEqual("planted", browser.Cookie(CookieName));
    }

    [Fact]
    public async Task Signing_out_ends_the_session_here_and_at_the_gateway()
    {
        await using var host = await AssistantHost.StartAsync();
        using var browser = await host.OpenBrowserOfAsync("officer");
        var cookie = browser.Cookie(CookieName);
        Assert.Equal("/sign-in?out=1", (await browser.PostAsync("/sign-out", [], "/settings")).Headers.Location!.OriginalString);
        Assert.Single(host.Gateway.Ended);
        using var thief = host.OpenBrowser();
        thief.SetCookie(CookieName, cookie);
        Assert.Equal(HttpStatusCode.Unauthorized, (await thief.FetchAsync("/test/page")).StatusCode);
    }

    [Fact]
    public async Task A_restart_signs_nobody_out()
    {
        await using var host = await AssistantHost.StartAsync();
        using var browser = await host.OpenBrowserOfAsync("officer");
        await host.RestartAsync();
        Assert.Equal(HttpStatusCode.OK, (await browser.GoAsync("/test/page")).StatusCode);
    }

    [Fact]
    public async Task A_session_ends_when_the_gateways_does()
    {
        await using var host = await AssistantHost.StartAsync();
        using var browser = await host.OpenBrowserOfAsync("officer");
        host.Clock.Set(AssistantHost.Noon.AddHours(13));
        Assert.StartsWith("/sign-in?return=", (await browser.GoAsync("/test/page")).Headers.Location!.OriginalString, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("mine", HttpStatusCode.OK, "/test/page")]
    [InlineData("another", HttpStatusCode.BadRequest, "not accepted")]
    public async Task A_passkey_signs_in_when_the_gateway_takes_it(string id, HttpStatusCode status, string text)
    {
        await using var host = await AssistantHost.StartAsync();
        using var browser = host.OpenBrowser();
        var token = await browser.TokenAsync("/sign-in");
        var challenge = await browser.PostJsonAsync("/sign-in/passkey/challenge", new { }, token);
        Assert.Equal("""{"id":"c1","options":{"challenge":"AAAA"}}""", await challenge.Content.ReadAsStringAsync());
        var answer = await browser.PostJsonAsync("/sign-in/passkey", new { id = "c1", credential = new { id }, @return = "/test/page" }, token);
        Assert.Equal(status, answer.StatusCode);
        Assert.Contains(text, await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_to_a_challenge_that_is_none_is_refused()
    {
        await using var host = await AssistantHost.StartAsync();
        using var browser = host.OpenBrowser();
        var token = await browser.TokenAsync("/sign-in");
        Assert.Equal(HttpStatusCode.BadRequest, (await browser.PostJsonAsync("/sign-in/passkey", new { credential = 1 }, token)).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await browser.PostJsonAsync("/sign-in/passkey", new[] { 1 }, token)).StatusCode);
    }

    [Fact]
    public async Task What_was_typed_is_shown_as_text()
    {
        await using var host = await AssistantHost.StartAsync();
        using var browser = host.OpenBrowser();
        var html = await (await browser.SignInAsync("\"><script>alert(1)</script>", "0", "/test/page?\"><script>")).Content.ReadAsStringAsync();
        Assert.DoesNotContain("<script>", html.Replace("<script type=\"module\"", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_sign_in_page_speaks_the_browsers_language_or_the_one_that_was_chosen()
    {
        await using var host = await AssistantHost.StartAsync();
        using var browser = host.OpenBrowser("de, fr-CA;q=0.8, en;q=0.5");
        Assert.Contains("Se connecter", await (await browser.GoAsync("/sign-in")).Content.ReadAsStringAsync(), StringComparison.Ordinal);
        await browser.GoAsync("/sign-in?language=en&return=%2Ftest%2Fpage");
        Assert.Contains("Ask for a code", await (await browser.GoAsync("/sign-in")).Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }
}
