using Caveat.Scenarios.Hosting;
using Microsoft.Playwright;

namespace Caveat.Journeys.Hosting;

/// <summary>Takes the pictures of the guides, and looks at what no eye sees: icons that are missing, and pages wider than the screen.</summary>
internal sealed class Camera(IPage page)
{
    /// <summary>Where the pictures go.</summary>
    public static string Folder { get; } = Environment.GetEnvironmentVariable("CAVEAT_PICTURES") is { Length: > 0 } folder ? folder : Repository.File("docs", "guides", "images");

    /// <summary>Waits for the fonts and writes <c>name.webp</c>.</summary>
    public async Task TakeAsync(string name)
    {
        var faults = await page.EvaluateAsync<string[]>("""
            async () => {
              await document.fonts.ready;
              const faults = [];
              if (document.documentElement.scrollWidth > innerWidth) faults.push(`the page is ${document.documentElement.scrollWidth} pixels wide`);
              const uses = [...document.querySelectorAll('svg.icon use')].map(use => use.getAttribute('href'));
              if (uses.length > 0) {
                const sprite = await (await fetch(uses[0].split('#')[0])).text();
                for (const name of new Set(uses.map(use => use.split('#')[1]))) if (!sprite.includes(`id="${name}"`)) faults.push(`no icon ${name}`);
              }
              return faults;
            }
            """);
        Assert.True(faults.Length == 0, $"{name}: {string.Join("; ", faults)}");
        await using var session = new Session(await page.Context.NewCDPSessionAsync(page));
        var shot = await session.Cdp.SendAsync("Page.captureScreenshot", new Dictionary<string, object> { ["format"] = "webp", ["quality"] = 75, ["optimizeForSpeed"] = false });
        Directory.CreateDirectory(Folder);
        await File.WriteAllBytesAsync(Path.Combine(Folder, name + ".webp"), shot!.Value.GetProperty("data").GetBytesFromBase64());
    }

    private sealed class Session(ICDPSession cdp) : IAsyncDisposable
    {
        public ICDPSession Cdp => cdp;

        public async ValueTask DisposeAsync() => await cdp.DetachAsync();
    }
}
