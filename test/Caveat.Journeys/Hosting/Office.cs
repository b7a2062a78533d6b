using Caveat.Scenarios.Hosting;
using Caveat.Testing;
using Microsoft.Playwright;

namespace Caveat.Journeys.Hosting;

/// <summary>A server with a vendor that answers as the test says; an officer's desk in front of it.</summary>
public sealed class Office : IAsyncLifetime
{
    /// <summary>Where the answer that is shown last stands.</summary>
    private const string Answers = ".turn--answer";

    internal FakeProvider Vendor { get; private set; } = null!;

    internal GovernedServer Server { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Assertions.SetDefaultExpectTimeout(20_000);
        Vendor = await FakeProvider.StartAsync();
        Server = await GovernedServer.StartAsync(GovernedServer.With(Vendor));
    }

    /// <summary>The next answers are the test's to give.</summary>
    internal HeldAnswer Hold() => Hold(Vendor);

    internal static HeldAnswer Hold(FakeProvider vendor)
    {
        var held = new HeldAnswer();
        vendor.OnChat = held.ServeAsync;
        return held;
    }

    /// <summary>The next answers come at once.</summary>
    internal void Answer(params string[] texts) => Vendor.OnChat = http => FakeProvider.StreamAsync(http, texts);

    internal async Task<Visit> EnterAsync(Browser browser)
    {
        var visit = await Visit.BeginAsync(browser, Server);
        await visit.SignInAsync("officer");
        return visit;
    }

    /// <summary>Asks the test's own vendor, and does not wait for the answer.</summary>
    internal static async Task BeginAsync(Visit visit, string question)
    {
        await visit.Page.Locator("#models summary").ClickAsync();
        await visit.Page.Locator("#models input[value='test-model']").CheckAsync();
        await WriteAsync(visit.Page, question);
        await visit.Page.WaitForURLAsync("**/chat/*");
    }

    /// <summary>Writes and sends.</summary>
    internal static async Task WriteAsync(IPage page, string question)
    {
        await page.Locator("#text").FillAsync(question);
        await page.Locator("#text").PressAsync("Enter");
    }

    internal static ILocator Last(IPage page) => page.Locator(Answers).Last;

    internal static Task ShownAsync(ILocator answer, int paragraph) => Assertions.Expect(answer).ToContainTextAsync($"boat number {paragraph} left");

    internal static Task EndedAsync(ILocator answer, string state) => Assertions.Expect(answer).ToHaveAttributeAsync("data-state", state);

    /// <summary>The answer stands there whole, every character once.</summary>
    internal static async Task WholeAsync(ILocator answer, IEnumerable<string> texts)
    {
        var shown = await answer.Locator("[data-blocks] p").AllInnerTextsAsync();
        Assert.Equal(texts.Select(text => text.Trim()), shown);
    }

    public async ValueTask DisposeAsync()
    {
        await Server.DisposeAsync();
        await Vendor.DisposeAsync();
    }
}
