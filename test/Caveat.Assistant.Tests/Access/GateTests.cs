using System.Net;
using Caveat.Assistant.Access;
using Caveat.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Caveat.Assistant.Tests.Access;

public sealed class GateTests
{
    [Fact]
    public async Task Without_a_session_every_page_leads_to_signing_in_and_back()
    {
        await using var host = await AssistantHost.StartAsync();
        using var browser = host.OpenBrowser();
        var answer = await browser.GoAsync("/test/page?a=1&b=2");
        Assert.Equal((HttpStatusCode.SeeOther, "/sign-in?return=%2Ftest%2Fpage%3Fa%3D1%26b%3D2"), (answer.StatusCode, answer.Headers.Location!.OriginalString));
    }

    [Fact]
    public async Task Without_a_session_a_script_is_told_so_in_one_sentence()
    {
        await using var host = await AssistantHost.StartAsync();
        using var browser = host.OpenBrowser("fr");
        var answer = await browser.FetchAsync("/test/page");
        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        Assert.Contains("connectez-vous", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    /// <summary>Walks the routes of every folder, so that none can be added without a guard.</summary>
    [Fact]
    public async Task No_route_of_the_assistant_is_open_but_those_that_say_so()
    {
        using var folder = new TemporaryFolder();
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddAssistant(new AssistantOptions { Database = folder.File("a.db"), KeyFile = folder.File("a.key"), Gateway = "http://127.0.0.1:9", Ceiling = "NATO UNCLASSIFIED" });
        await using var app = builder.Build();
        app.MapAssistant();
        await app.StartAsync();
        using var browser = new Browser(() => new Uri(app.Urls.First()), "en");
        var closed = ((IEndpointRouteBuilder)app).DataSources.SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.Metadata.GetMetadata<OpenPageAttribute>() is null).ToList();
        Assert.NotEmpty(closed);
        foreach (var endpoint in closed)
        {
            var path = string.Join('/', endpoint.RoutePattern.PathSegments.Select(segment => string.Concat(segment.Parts.Select(part =>
                part is Microsoft.AspNetCore.Routing.Patterns.RoutePatternLiteralPart literal ? literal.Content
                : part is Microsoft.AspNetCore.Routing.Patterns.RoutePatternSeparatorPart separator ? separator.Content : "AAAAAAAAAAAAAAAAAAAAAA"))));
            var isGet = endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods.Contains("GET") ?? true;
            var answer = isGet ? await browser.FetchAsync("/" + path) : await browser.PostJsonAsync("/" + path, new { }, token: null);
            // A pattern may ask for a form of value that this one has not: then nothing is there at all.
            Assert.True(answer.StatusCode is HttpStatusCode.Unauthorized or HttpStatusCode.NotFound or HttpStatusCode.MethodNotAllowed, $"{endpoint.RoutePattern.RawText} answered {answer.StatusCode}");
        }
    }

    [Theory]
    [InlineData("/sign-in")]
    [InlineData("/test/page")]
    [InlineData("/test/failure")]
    [InlineData("/settings")]
    public async Task Every_answer_bears_the_headers_that_keep_foreign_content_out(string path)
    {
        await using var host = await AssistantHost.StartAsync();
        using var browser = await host.OpenBrowserOfAsync("officer");
        foreach (var answer in new[] { await browser.GoAsync(path), await host.OpenBrowser().GoAsync(path), await browser.PostBareAsync(path, []) })
        {
            if (answer.StatusCode == HttpStatusCode.MethodNotAllowed)
            {
                continue;
            }

            var csp = string.Join(';', answer.Headers.GetValues("Content-Security-Policy"));
            Assert.StartsWith("default-src 'none'; script-src 'self' 'nonce-", csp, StringComparison.Ordinal);
            Assert.Contains("require-trusted-types-for 'script'", csp, StringComparison.Ordinal);
            Assert.DoesNotContain("unsafe", csp, StringComparison.Ordinal);
            Assert.Contains("no-store", answer.Headers.CacheControl!.ToString(), StringComparison.Ordinal);
            Assert.Equal(["nosniff"], answer.Headers.GetValues("X-Content-Type-Options"));
            Assert.Equal(["no-referrer"], answer.Headers.GetValues("Referrer-Policy"));
            Assert.Equal(["same-origin"], answer.Headers.GetValues("Cross-Origin-Opener-Policy"));
        }
    }

    [Fact]
    public async Task A_nonce_is_used_once()
    {
        await using var host = await AssistantHost.StartAsync();
        using var browser = await host.OpenBrowserOfAsync("officer");
        var first = await browser.GoAsync("/test/nonce");
        var nonce = await first.Content.ReadAsStringAsync();
        Assert.Contains($"'nonce-{nonce}'", string.Join(';', first.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
        Assert.NotEqual(nonce, await (await browser.GoAsync("/test/nonce")).Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task A_page_that_fails_says_so_and_not_why()
    {
        await using var host = await AssistantHost.StartAsync();
        using var browser = await host.OpenBrowserOfAsync("officer");
        var answer = await browser.GoAsync("/test/failure");
        var html = await answer.Content.ReadAsStringAsync();
        Assert.Equal(HttpStatusCode.InternalServerError, answer.StatusCode);
        Assert.Contains("Something went wrong", html, StringComparison.Ordinal);
        Assert.DoesNotContain("a secret", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_acts_needs_the_token_of_a_page_of_the_same_caller()
    {
        await using var host = await AssistantHost.StartAsync();
        using var officer = await host.OpenBrowserOfAsync("officer");
        using var developer = await host.OpenBrowserOfAsync("developer");
        Assert.Equal("hello", await (await officer.PostAsync("/test/act", new() { ["text"] = "hello" }, "/settings")).Content.ReadAsStringAsync());
        Assert.Equal(HttpStatusCode.BadRequest, (await officer.PostBareAsync("/test/act", new() { ["text"] = "hello" })).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await officer.PostJsonAsync("/settings/passkeys/challenge", new { }, await developer.TokenAsync("/settings"))).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await officer.PostBareAsync("/sign-out", [])).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await officer.GoAsync("/test/page")).StatusCode);
    }

    [Fact]
    public async Task Nobody_is_signed_in_by_another_sites_form()
    {
        await using var host = await AssistantHost.StartAsync();
        using var browser = host.OpenBrowser();
        var answer = await browser.PostBareAsync("/sign-in", new() { ["name"] = "officer", ["code"] = "1234-5678" });
        Assert.Equal((HttpStatusCode.BadRequest, ""), (answer.StatusCode, browser.Cookie("caveat-session")));
    }

    [Fact]
    public async Task A_gateway_that_cannot_be_reached_is_one_sentence_with_the_way_on()
    {
        await using var host = await AssistantHost.StartAsync();
        using var browser = await host.OpenBrowserOfAsync("officer");
        host.Gateway.IsDown = true;
        host.Clock.Set(AssistantHost.Noon.AddMinutes(1));
        var answer = await browser.GoAsync("/test/page?x=1");
        var html = await answer.Content.ReadAsStringAsync();
        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.Contains("The server does not answer at the moment", html, StringComparison.Ordinal);
        Assert.Contains("href=\"/test/page?x=1\"", html, StringComparison.Ordinal);
        host.Gateway.IsDown = false;
        Assert.Equal(HttpStatusCode.OK, (await browser.GoAsync("/test/page")).StatusCode);
    }

    [Fact]
    public async Task A_session_that_the_gateway_ended_ends_here()
    {
        await using var host = await AssistantHost.StartAsync();
        using var browser = await host.OpenBrowserOfAsync("officer");
        host.Gateway.EndSessions();
        host.Clock.Set(AssistantHost.Noon.AddMinutes(1));
        Assert.StartsWith("/sign-in?return=", (await browser.GoAsync("/test/page")).Headers.Location!.OriginalString, StringComparison.Ordinal);
        Assert.Equal("", browser.Cookie("caveat-session"));
        Assert.Equal(HttpStatusCode.OK, (await browser.GoAsync("/sign-in")).StatusCode);
    }

    [Fact]
    public async Task The_gateway_is_asked_about_a_session_at_most_every_five_seconds()
    {
        await using var host = await AssistantHost.StartAsync();
        using var browser = await host.OpenBrowserOfAsync("officer");
        for (var i = 0; i < 5; i++)
        {
            // The clock goes on while a slow machine works.
            host.Clock.Set(AssistantHost.Noon.AddMinutes(1));
            await browser.GoAsync("/test/page");
        }

        Assert.Single(host.Gateway.Asked, "GET /v1/caller");
    }

    [Fact]
    public async Task A_body_that_is_too_large_is_refused_before_anybody_signed_in()
    {
        await using var host = await AssistantHost.StartAsync();
        using var browser = host.OpenBrowser();
        var answer = await browser.PostBareAsync("/sign-in", new() { ["name"] = new string('x', 100_000) });
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
    }
}
