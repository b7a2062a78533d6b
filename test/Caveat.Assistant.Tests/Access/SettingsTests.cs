using System.Net;

namespace Caveat.Assistant.Tests.Access;

public sealed class SettingsTests
{
    [Fact]
    public async Task A_language_and_colours_that_were_chosen_hold_from_the_next_page_on_in_every_browser()
    {
        await using var host = await AssistantHost.StartAsync();
        using var browser = await host.OpenBrowserOfAsync("officer");
        Assert.Equal("en", await (await browser.GoAsync("/test/language")).Content.ReadAsStringAsync());
        await browser.PostAsync("/settings", new() { ["language"] = "fr", ["theme"] = "dark" }, "/settings");
        using var other = await host.OpenBrowserOfAsync("officer");
        foreach (var seen in new[] { browser, other })
        {
            Assert.Equal("fr", await (await seen.GoAsync("/test/language")).Content.ReadAsStringAsync());
            Assert.Equal("Dark False", await (await seen.GoAsync("/test/theme")).Content.ReadAsStringAsync());
        }

        Assert.Contains("fr", host.Gateway.Languages);
        Assert.Contains("Réglages", WebUtility.HtmlDecode(await (await browser.GoAsync("/settings")).Content.ReadAsStringAsync()), StringComparison.Ordinal);
        Assert.Contains("Se connecter", await (await host.OpenBrowser("fr").GoAsync("/sign-in")).Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("xx", "17", "System True")]
    [InlineData("", "contrast", "Contrast True")]
    public async Task What_cannot_be_chosen_is_not_kept(string language, string theme, string kept)
    {
        await using var host = await AssistantHost.StartAsync();
        using var browser = await host.OpenBrowserOfAsync("officer");
        await browser.PostAsync("/settings", new() { ["language"] = language, ["theme"] = theme, ["keys"] = "on" }, "/settings");
        Assert.Equal(kept, await (await browser.GoAsync("/test/theme")).Content.ReadAsStringAsync());
        Assert.Equal("en", await (await browser.GoAsync("/test/language")).Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task A_passkey_is_added_listed_and_removed()
    {
        await using var host = await AssistantHost.StartAsync();
        using var browser = await host.OpenBrowserOfAsync("officer");
        Assert.Contains("Add one now", await (await browser.GoAsync("/settings")).Content.ReadAsStringAsync(), StringComparison.Ordinal);
        var token = await browser.TokenAsync("/settings");
        Assert.Equal(HttpStatusCode.OK, (await browser.PostJsonAsync("/settings/passkeys/challenge", new { }, token)).StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await browser.PostJsonAsync("/settings/passkeys", new { id = "c2", name = "<b>phone</b>", credential = new { id = "x" } }, token)).StatusCode);
        var page = await (await browser.GoAsync("/settings")).Content.ReadAsStringAsync();
        Assert.Contains("&lt;b&gt;phone&lt;/b&gt;", page, StringComparison.Ordinal);
        var action = page[page.IndexOf("/settings/passkeys/p", StringComparison.Ordinal)..].Split('"')[0];
        Assert.Equal(HttpStatusCode.SeeOther, (await browser.PostAsync(action, [], "/settings")).StatusCode);
        Assert.Equal(HttpStatusCode.SeeOther, (await browser.PostAsync(action, [], "/settings")).StatusCode);
        Assert.DoesNotContain("phone", await (await browser.GoAsync("/settings")).Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Everything_is_deleted_only_when_the_person_is_sure()
    {
        await using var host = await AssistantHost.StartAsync();
        using var browser = await host.OpenBrowserOfAsync("officer");
        await browser.PostAsync("/settings", new() { ["language"] = "fr", ["theme"] = "dark" }, "/settings");
        Assert.Equal("/settings/forget", (await browser.PostAsync("/settings/forget", [], "/settings/forget")).Headers.Location!.OriginalString);
        Assert.Equal("fr", await (await browser.GoAsync("/test/language")).Content.ReadAsStringAsync());
        Assert.Equal("/sign-in?forgotten=1", (await browser.PostAsync("/settings/forget", new() { ["sure"] = "yes" }, "/settings/forget")).Headers.Location!.OriginalString);
        Assert.Equal(HttpStatusCode.Unauthorized, (await browser.FetchAsync("/test/page")).StatusCode);
        using var again = await host.OpenBrowserOfAsync("officer");
        Assert.Equal("System True", await (await again.GoAsync("/test/theme")).Content.ReadAsStringAsync());
    }
}
