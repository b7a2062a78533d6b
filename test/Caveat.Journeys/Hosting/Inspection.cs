using Deque.AxeCore.Commons;

namespace Caveat.Journeys.Hosting;

/// <summary>Looks at pages as axe does, in every theme and on a phone, and remembers what is wrong with each.</summary>
internal sealed class Inspection(Visit visit)
{
    private const int Desk = 1280;

    private const int Height = 900;

    // WCAG 2.2, 1.4.10: as wide as a page of 1280 pixels is at 400 %.
    private const int Phone = 320;

    // As the settings choose them. What the system chooses has the same values, which another test compares.
    private static readonly (string Theme, string Scheme)[] Themes = [("dark", ""), ("contrast", "light"), ("contrast", "dark")];

    private const string Everything = """{"type":"tag","values":["wcag2a","wcag2aa","wcag21a","wcag21aa","wcag22a","wcag22aa","best-practice"]}""";

    // A theme changes colours and nothing else.
    private const string Colours = """{"type":"rule","values":["color-contrast","link-in-text-block"]}""";

    // As Deque's own runner does it, but with the engine put into each document once: it is large, and every state is looked at many times.
    private const string Run = """
        async runOnly => {
          const result = await axe.run(document, { runOnly: JSON.parse(runOnly), resultTypes: ['violations'], preload: false });
          if (result.passes.length === 0) return ['axe looked at nothing'];
          return result.violations.flatMap(rule => rule.nodes.map(node =>
            `${rule.id} at ${node.target.join(' ')} (${[...node.any, ...node.all, ...node.none].map(check => check.message).join('; ')})`));
        }
        """;

    private static readonly string Engine = new BundledAxeScriptProvider().GetScript();

    private readonly List<string> _faults = [];

    /// <summary>How many states were looked at.</summary>
    public int Seen { get; private set; }

    /// <summary>Looks at the page as it stands now.</summary>
    /// <param name="state">Its name in what a failure says.</param>
    public async Task LookAsync(string state)
    {
        Seen++;
        foreach (var width in (int[])[Phone, Desk])
        {
            await SizeAsync(width);
            await RunAsync(Everything, $"{state}, light, {visit.Words.Code}, {width} px");
            if (await visit.Page.EvaluateAsync<bool>("() => document.scrollingElement.scrollWidth > innerWidth"))
            {
                _faults.Add($"scrolls sideways: {state}, {visit.Words.Code}, {width} px");
            }
        }

        // Words have no colours: one language shows them all.
        foreach (var (theme, scheme) in visit.Words.Code == "en" ? Themes : Themes[..1])
        {
            await WearAsync(theme, scheme);
            await RunAsync(Colours, $"{state}, {theme} {scheme}, {visit.Words.Code}, {Desk} px");
        }

        await WearAsync("light", "");
        await visit.Page.SetViewportSizeAsync(Desk, Height);
    }

    /// <summary>Nothing was found, and the pages were quiet.</summary>
    public void AssertClean()
    {
        Assert.True(_faults.Count == 0, string.Join('\n', _faults.Distinct()));
        visit.AssertQuiet();
    }

    /// <summary>As high as the page is long: what only the banner at the bottom hides until one scrolls is not out of reach.</summary>
    private async Task SizeAsync(int width)
    {
        await visit.Page.SetViewportSizeAsync(width, Height);
        var length = await visit.Page.EvaluateAsync<int>("() => document.scrollingElement.scrollHeight");
        await visit.Page.SetViewportSizeAsync(width, Math.Max(Height, length + 100));
    }

    private async Task WearAsync(string theme, string scheme) =>
        await visit.Page.EvaluateAsync("([theme, scheme]) => { const root = document.documentElement; root.dataset.theme = theme; root.style.colorScheme = scheme; }", new[] { theme, scheme });

    private async Task RunAsync(string rules, string place)
    {
        if (!await visit.Page.EvaluateAsync<bool>("() => 'axe' in window"))
        {
            await visit.Page.EvaluateAsync(Engine);
        }

        foreach (var fault in await visit.Page.EvaluateAsync<string[]>(Run, rules))
        {
            _faults.Add($"{place}: {fault}");
        }
    }
}
