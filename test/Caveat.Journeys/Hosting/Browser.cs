using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(Caveat.Journeys.Hosting.Browser))]

namespace Caveat.Journeys.Hosting;

/// <summary>One Chromium for all journeys: Debian's own, driven by Playwright. Each journey has a context of its own.</summary>
public sealed class Browser : IAsyncLifetime
{
    private static readonly string[] Places = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

    private IPlaywright? _playwright;
    private IBrowser? _chromium;

    /// <summary>The browser's program, or null where there is none.</summary>
    public static string? Program { get; } = Array.Find([Environment.GetEnvironmentVariable("CAVEAT_CHROMIUM") ?? "", .. Places], File.Exists);

    public async ValueTask InitializeAsync()
    {
        if (Program is null)
        {
            return;
        }

        _playwright = await Playwright.CreateAsync();
        // A sandbox of the browser's own needs rights that containers seldom have; the pages are ours.
        _chromium = await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions { ExecutablePath = Program, Args = ["--no-sandbox", "--disable-gpu"] });
    }

    /// <summary>A fresh profile: no cookies, no storage.</summary>
    public async Task<IBrowserContext> OpenAsync(BrowserNewContextOptions? options = null)
    {
        if (_chromium is null)
        {
            // Where everything must be proved, a missing browser is a failure.
            Assert.SkipUnless(Environment.GetEnvironmentVariable("CI") == "true", "There is no Chromium here: install it (Debian: apt-get install chromium), or name its program in CAVEAT_CHROMIUM.");
            Assert.Fail("There is no Chromium here, and CI=true requires it: install it (Debian: apt-get install chromium).");
        }

        return await _chromium.NewContextAsync(options ?? new BrowserNewContextOptions { Locale = "en-GB", ViewportSize = new ViewportSize { Width = 1280, Height = 900 } });
    }

    public async ValueTask DisposeAsync()
    {
        if (_chromium is not null)
        {
            await _chromium.DisposeAsync();
        }

        _playwright?.Dispose();
    }
}
