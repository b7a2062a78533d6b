using System.Collections.Concurrent;
using Caveat.Assistant.Words;
using Caveat.Scenarios.Hosting;
using Microsoft.Playwright;

namespace Caveat.Journeys.Hosting;

/// <summary>A person with a browser in front of a server: remembers what the browser asked for, what its policy refused, and how many acts it took.</summary>
internal sealed class Visit : IAsyncDisposable
{
    // A person sees where the focus is. What has it may hold the control: a turn that was gone to, or the page itself.
    private const string Way = """
        element => {
          const focus = document.activeElement;
          if (focus === element) return 'here';
          const place = focus.compareDocumentPosition(element);
          return place & Node.DOCUMENT_POSITION_PRECEDING && !(place & Node.DOCUMENT_POSITION_CONTAINS) && focus !== document.body ? 'back' : 'on';
        }
        """;

    private readonly IBrowserContext _context;

    private readonly GovernedServer? _server;

    private Visit(GovernedServer? server, string url, string locale, IBrowserContext context, IPage page, bool byKeyboard)
    {
        _server = server;
        Url = url;
        Words = Locale.Find(locale[..2])!;
        _context = context;
        Page = page;
        ByKeyboard = byKeyboard;
    }

    /// <summary>The server, where it runs within the test.</summary>
    public GovernedServer Server => _server ?? throw new InvalidOperationException("The server is a process of its own.");

    /// <summary>The server's address as this browser writes it.</summary>
    public string Url { get; }

    public IPage Page { get; }

    /// <summary>What the pages say in the reader's language: a control is found by the name that a person reads, or hears.</summary>
    public Locale Words { get; }

    /// <summary>Whether controls are reached and used by keys alone.</summary>
    public bool ByKeyboard { get; }

    /// <summary>Every address that the browser asked for.</summary>
    public ConcurrentQueue<string> Requests { get; } = new();

    /// <summary>What the browser's console called an error or warned of: refused by a policy, a policy it does not know, or a fault of a script.</summary>
    public ConcurrentQueue<string> Faults { get; } = new();

    public int Clicks { get; private set; }

    public int Keys { get; private set; }

    /// <summary>Texts that were written into fields.</summary>
    public int Texts { get; private set; }

    /// <summary>What the person did in all: clicks, keys, and texts as one act each.</summary>
    public int Acts => Clicks + Keys + Texts;

    /// <param name="locale">The browser's language: <c>en-GB</c> or <c>fr-FR</c>.</param>
    /// <param name="byName">Whether the server is <c>localhost</c> to the browser: passkeys belong to a name, and not to an address.</param>
    public static Task<Visit> BeginAsync(
        Browser browser, GovernedServer server, string locale = "en-GB", bool byKeyboard = false, ColorScheme scheme = ColorScheme.Light, bool byName = false) =>
        BeginAtAsync(browser, byName ? server.Url.Replace("127.0.0.1", "localhost", StringComparison.Ordinal) : server.Url, server, locale, byKeyboard, scheme);

    /// <summary>In front of a server that is reached in another way.</summary>
    /// <param name="server">Null where it is a process of its own.</param>
    public static async Task<Visit> BeginAtAsync(
        Browser browser, string url, GovernedServer? server, string locale = "en-GB", bool byKeyboard = false, ColorScheme scheme = ColorScheme.Light)
    {
        var context = await browser.OpenAsync(new BrowserNewContextOptions
        {
            BaseURL = url,
            Locale = locale,
            ColorScheme = scheme,
            ReducedMotion = ReducedMotion.Reduce,
            AcceptDownloads = true,
            ViewportSize = new ViewportSize { Width = 1280, Height = 900 },
        });
        var page = await context.NewPageAsync();
        page.SetDefaultTimeout(15_000);
        var visit = new Visit(server, url, locale, context, page, byKeyboard);
        context.Request += (_, request) => visit.Requests.Enqueue(request.Url);
        context.Console += (_, message) =>
        {
            // A refusal of the gateway is an answer, and the browser logs its status as an error: what counts here is script and policy.
            if (message.Type is "error" or "warning" && !message.Text.StartsWith("Failed to load resource", StringComparison.Ordinal))
            {
                visit.Faults.Enqueue(message.Text);
            }
        };
        context.WebError += (_, error) => visit.Faults.Enqueue(error.Error);
        return visit;
    }

    /// <summary>Uses a control: a click, or focus by Tab and Enter.</summary>
    public async Task UseAsync(ILocator control, string key = "Enter")
    {
        if (!ByKeyboard)
        {
            await control.ClickAsync();
            Clicks++;
            return;
        }

        await ReachAsync(control);
        await PressAsync(key);
    }

    /// <summary>Writes into a field.</summary>
    public async Task TypeAsync(ILocator field, string text)
    {
        if (ByKeyboard)
        {
            await ReachAsync(field);
        }
        else
        {
            await field.ClickAsync();
            Clicks++;
        }

        await Page.Keyboard.PressAsync("Control+A");
        await Page.Keyboard.TypeAsync(text);
        Texts++;
    }

    public async Task PressAsync(string key)
    {
        await Page.Keyboard.PressAsync(key);
        Keys++;
    }

    /// <summary>Walks with Tab, or back with Shift, until a control has the focus, as a person without a pointer does.</summary>
    public async Task ReachAsync(ILocator control)
    {
        await control.WaitForAsync();
        for (var i = 0; i < 150; i++)
        {
            switch (await control.EvaluateAsync<string>(Way))
            {
                case "here":
                    return;
                case "back":
                    await PressAsync("Shift+Tab");
                    break;
                default:
                    await PressAsync("Tab");
                    break;
            }
        }

        Assert.Fail($"Tab does not reach {control}.");
    }

    /// <summary>Says in the test's output what the journey took, and that it took no more than a newcomer has patience for.</summary>
    public void Report(string journey, int most)
    {
        TestContext.Current.TestOutputHelper?.WriteLine(
            $"{journey}, {Words.Name}, {(ByKeyboard ? "keyboard alone" : "pointer")}: {Acts} acts ({Clicks} clicks, {Keys} keys, {Texts} texts written)");
        Assert.InRange(Acts, 1, most);
    }

    /// <summary>The browser asked its own origin only, and neither its policy nor a script complained.</summary>
    public void AssertQuiet()
    {
        Assert.All(Requests, request => Assert.True(request.StartsWith(Url, StringComparison.Ordinal) || request.StartsWith("data:", StringComparison.Ordinal) || request.StartsWith("blob:" + Url, StringComparison.Ordinal), request));
        Assert.True(Faults.IsEmpty, string.Join('\n', Faults.Distinct()));
    }

    public ValueTask DisposeAsync() => _context.DisposeAsync();
}
