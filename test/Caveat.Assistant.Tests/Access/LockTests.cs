using System.Net;

namespace Caveat.Assistant.Tests.Access;

public sealed class LockTests
{
    private static readonly DateTimeOffset Noon = AssistantHost.Noon;

    [Fact]
    public async Task A_session_in_which_nobody_acts_locks_after_fifteen_minutes()
    {
        await using var host = await AssistantHost.StartAsync();
        using var browser = await host.OpenBrowserOfAsync("officer");
        host.Clock.Set(Noon.AddMinutes(14));
        Assert.Equal(HttpStatusCode.OK, (await browser.GoAsync("/test/page")).StatusCode);
        host.Clock.Set(Noon.AddMinutes(28));
        Assert.Equal(HttpStatusCode.OK, (await browser.GoAsync("/test/page")).StatusCode);
        host.Clock.Set(Noon.AddMinutes(44));
        Assert.Equal("/sign-in?locked=1&return=%2Ftest%2Fpage", (await browser.GoAsync("/test/page")).Headers.Location!.OriginalString);
        Assert.Equal(HttpStatusCode.Locked, (await browser.FetchAsync("/test/page")).StatusCode);
    }

    [Fact]
    public async Task What_a_script_fetches_by_itself_puts_the_lock_off_no_further()
    {
        await using var host = await AssistantHost.StartAsync();
        using var browser = await host.OpenBrowserOfAsync("officer");
        for (var minute = 1; minute < 15; minute++)
        {
            host.Clock.Set(Noon.AddMinutes(minute));
            Assert.Equal(HttpStatusCode.OK, (await browser.FetchAsync("/test/page")).StatusCode);
        }

        host.Clock.Set(Noon.AddMinutes(16));
        Assert.Equal(HttpStatusCode.Locked, (await browser.FetchAsync("/test/page")).StatusCode);
    }

    [Fact]
    public async Task Somebody_who_only_types_stays_signed_in()
    {
        await using var host = await AssistantHost.StartAsync();
        using var browser = await host.OpenBrowserOfAsync("officer");
        var token = await browser.TokenAsync("/settings");
        host.Clock.Set(Noon.AddMinutes(14));
        Assert.Equal(HttpStatusCode.NoContent, (await browser.PostJsonAsync("/active", new { }, token)).StatusCode);
        host.Clock.Set(Noon.AddMinutes(28));
        Assert.Equal(HttpStatusCode.OK, (await browser.FetchAsync("/test/page")).StatusCode);
    }

    [Fact]
    public async Task A_locked_session_stays_locked_whatever_the_page_and_the_clock_do()
    {
        await using var host = await AssistantHost.StartAsync();
        using var browser = await host.OpenBrowserOfAsync("officer");
        var token = await browser.TokenAsync("/settings");
        Assert.Equal(HttpStatusCode.NoContent, (await browser.PostJsonAsync("/lock", new { }, token)).StatusCode);
        Assert.Equal(HttpStatusCode.Locked, (await browser.PostJsonAsync("/active", new { }, token)).StatusCode);
        Assert.Equal(HttpStatusCode.Locked, (await browser.FetchAsync("/test/page")).StatusCode);
        await host.RestartAsync();
        Assert.Equal(HttpStatusCode.Locked, (await browser.FetchAsync("/test/page")).StatusCode);
    }

    [Fact]
    public async Task A_lock_needs_no_gateway()
    {
        await using var host = await AssistantHost.StartAsync();
        using var browser = await host.OpenBrowserOfAsync("officer");
        var token = await browser.TokenAsync("/settings");
        host.Gateway.IsDown = true;
        host.Clock.Set(Noon.AddMinutes(1));
        Assert.Equal(HttpStatusCode.NoContent, (await browser.PostJsonAsync("/lock", new { }, token)).StatusCode);
        Assert.Equal(HttpStatusCode.Locked, (await browser.FetchAsync("/test/page")).StatusCode);
    }

    [Fact]
    public async Task Signing_in_again_goes_on_with_the_page_that_was_open()
    {
        await using var host = await AssistantHost.StartAsync();
        using var browser = await host.OpenBrowserOfAsync("officer");
        var token = await browser.TokenAsync("/settings");
        await browser.PostJsonAsync("/lock", new { }, token);
        var page = await (await browser.GoAsync("/sign-in?locked=1&return=%2Ftest%2Fpage")).Content.ReadAsStringAsync();
        Assert.Contains("your draft is kept", page, StringComparison.Ordinal);
        Assert.Contains("value=\"officer\"", page, StringComparison.Ordinal);
        await browser.SignInAsync("officer", back: "/test/page");
        // The page from before the lock still holds its token.
        Assert.Equal(HttpStatusCode.NoContent, (await browser.PostJsonAsync("/active", new { }, token)).StatusCode);
        Assert.Empty(host.Gateway.Ended);
    }

    [Fact]
    public async Task Another_caller_at_the_same_browser_ends_the_locked_session_for_good()
    {
        await using var host = await AssistantHost.StartAsync();
        using var browser = await host.OpenBrowserOfAsync("officer");
        var token = await browser.TokenAsync("/settings");
        await browser.PostJsonAsync("/lock", new { }, token);
        host.Gateway.Accept("developer");
        await browser.SignInAsync("developer");
        Assert.Single(host.Gateway.Ended);
        Assert.Equal(HttpStatusCode.BadRequest, (await browser.PostJsonAsync("/active", new { }, token)).StatusCode);
    }

    [Fact]
    public async Task An_act_shortly_before_a_restart_is_forgotten_by_a_minute_at_most()
    {
        await using var host = await AssistantHost.StartAsync();
        using var browser = await host.OpenBrowserOfAsync("officer");
        host.Clock.Set(Noon.AddMinutes(10));
        await browser.GoAsync("/test/page");
        await host.RestartAsync();
        host.Clock.Set(Noon.AddMinutes(24));
        Assert.Equal(HttpStatusCode.OK, (await browser.FetchAsync("/test/page")).StatusCode);
    }
}
