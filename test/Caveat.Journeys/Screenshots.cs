using Caveat.Gateway.Callers.SignIn;
using Caveat.Journeys.Hosting;
using Caveat.Scenarios.Hosting;
using Caveat.Testing;
using Microsoft.Playwright;

namespace Caveat.Journeys;

/// <summary>The pictures of docs/guides: every page in every state. Not a part of a test run; docs/guides/images/make takes them.</summary>
public sealed class Screenshots(Browser browser)
{
    private const string Prohibited = "Build a watch list of the citizens who attended the protest, from purchased location data";

    private const string Advice = """
        ## The decision in short

        The corps **opens the northern route** for heavy vehicles on 1 March, with three conditions [1].

        | Condition | Owner | Due |
        |---|---|---|
        | Bridge at km 41 rated for 60 t | Engineer battalion | 12 February |
        | Recovery teams at both ends | Logistics staff | 20 February |
        | Fuel for nine days at the depot | G4 | 25 February |

        The load that the bridge bears follows from $m \le \frac{R}{\gamma g}$.

        ```mermaid
        flowchart LR
          A[Load test] --> B{60 t?} -->|yes| C[Open the route]
          B -->|no| D[Strengthen the bridge]
        ```

        1. Ask the engineers for the load test.
        2. Reserve the depot before the thaw.

        """;

    private static readonly string Study = Path.Combine(Repository.Root, "samples", "documents", "northern-route-study.pdf");

    [Fact(Explicit = true)]
    public async Task Of_a_conversation()
    {
        await using var vendor = await FakeProvider.StartAsync();
        await using var server = await StartAsync(vendor);
        var page = await OpenAsync(server);
        var camera = new Camera(page);
        await page.GotoAsync("/sign-in");
        await camera.TakeAsync("sign-in");
        await page.FillAsync("#name", "officer");
        await page.ClickAsync("[formaction='/sign-in/code']");
        await page.Locator(".card--info").WaitForAsync();
        await camera.TakeAsync("code-sent");
        await page.FillAsync("#code", "1111-2222");
        await page.ClickAsync("#sign-in .button--primary");
        await page.Locator("#sign-in-error").WaitForAsync();
        await camera.TakeAsync("wrong-code");
        await SignInAsync(page, server, "officer", () => camera.TakeAsync("consent"));
        await camera.TakeAsync("new-conversation");
        await page.ClickAsync(".paste > summary");
        await camera.TakeAsync("what-may-i-paste");
        await page.Keyboard.PressAsync("Escape");
        await page.Locator("body").PressAsync("?");
        await page.Locator("#shortcuts[open]").WaitForAsync();
        await camera.TakeAsync("shortcuts");
        await page.Keyboard.PressAsync("Escape");
        await page.ClickAsync("#models > summary");
        await camera.TakeAsync("models");
        await page.CheckAsync("#models input[value='atlas-large']");
        await page.Keyboard.PressAsync("Escape");

        await StopAtTheCeilingAsync(page, camera);
        await page.SetInputFilesAsync("#file", Study);
        await page.Locator("#files .chip[data-document]").WaitForAsync();
        await page.FillAsync("#text", "Should the northern route open, and on which conditions?");
        await camera.TakeAsync("document-attached");
        var held = new HeldAnswer();
        vendor.OnChat = held.ServeAsync;
        held.Say(Advice.Split("| Fuel")[0]);
        await page.ClickAsync("#send");
        await page.Locator(".turn--answer table td").First.WaitForAsync();
        await camera.TakeAsync("answer-arrives");
        await page.FillAsync("#text", "Who pays for the recovery teams?");
        await page.ClickAsync("#send");
        await page.Locator(".queue__item").WaitForAsync();
        await camera.TakeAsync("question-waits");
        await page.ClickAsync("[data-unqueue]");
        held.Say("| Fuel" + Advice.Split("| Fuel")[1]);
        held.End();
        await FinishedAsync(page, 1);
        await page.FillAsync("#text", "");
        await page.Locator("figure[data-drawn] details:not([open])").WaitForAsync();
        await page.Locator(".turn__foot").ScrollIntoViewIfNeededAsync();
        await camera.TakeAsync("answer-foot");
        await TopAsync(page);
        await camera.TakeAsync("answer");
        var answered = page.Url;
        await page.ClickAsync("a[data-receipt]");
        await page.Locator(".receipt__verdict[data-outcome='right']").WaitForAsync();
        await camera.TakeAsync("receipt");
        await page.Keyboard.PressAsync("Escape");
        await page.ClickAsync("a.citation");
        await page.WaitForURLAsync("**/sources/**");
        await camera.TakeAsync("source");
        await page.GotoAsync(answered);
        await EditAsync(page, vendor, camera);
        await page.GotoAsync("/chat");
        await AskAsync(page, Prohibited);
        await TopAsync(page);
        await camera.TakeAsync("refusal");
        await FailAsync(page, vendor, camera);
        await VariantsAsync(server, page, answered, page.Url);
    }

    [Fact(Explicit = true)]
    public async Task Of_the_other_pages()
    {
        await using var vendor = await FakeProvider.StartAsync();
        vendor.OnChat = http => FakeProvider.StreamAsync(http, "Three units move by rail, and the bridge at Tolga decides when.");
        await using var server = await StartAsync(vendor);
        var page = await OpenAsync(server);
        var camera = new Camera(page);
        await SignInAsync(page, server, "officer");
        foreach (var (path, name) in new[] { ("/projects", "projects-empty"), ("/prompts", "prompts"), ("/chat/archive", "archive-empty"), ("/apps", "apps-without-role"), ("/agreement", "agreement"), ("/settings", "settings"), ("/settings/forget", "delete-my-data"), ("/chat/AAAAAAAAAAAAAAAAAAAAAA", "problem") })
        {
            await page.GotoAsync(path);
            await camera.TakeAsync(name);
        }

        await page.GotoAsync("/prompts");
        await page.Locator(".prompt-grid a.button").Nth(1).ClickAsync();
        await page.Locator("#gap-0").FillAsync("all brigades");
        await camera.TakeAsync("prompt-fill");
        await ProjectAsync(page, camera);

        await page.GotoAsync("/chat");
        await AskAsync(page, "Compare the coastal road with the northern route for the movement of the brigade, by days, cost and risk, and say which one the study prefers and why it does so now");
        await page.SetInputFilesAsync("#file", new FilePayload { Name = "Annex C to the movement order of the joint support command, final version 12 (corrected) for the northern staging areas.txt", MimeType = "text/plain", Buffer = "NATO UNCLASSIFIED\nNothing of note."u8.ToArray() });
        await page.Locator("#files .chip[data-document]").WaitForAsync();
        await camera.TakeAsync("long-names");
        await page.ClickAsync(".chat__head a[data-actions]");
        await page.Locator("#actions[open]").WaitForAsync();
        await camera.TakeAsync("conversation-actions");
        await page.Keyboard.PressAsync("Escape");
        await page.GotoAsync("/search");
        await page.FillAsync("#q", "bridge");
        await page.Keyboard.PressAsync("Enter");
        await page.Locator(".hits mark").First.WaitForAsync();
        await camera.TakeAsync("search");
        await page.EvaluateAsync("document.querySelector('#idle').showModal()");
        await camera.TakeAsync("idle-warning");

        page = await OpenAsync(server);
        camera = new Camera(page);
        await SignInAsync(page, server, "developer");
        await page.GotoAsync("/apps");
        await camera.TakeAsync("apps-empty");
        await page.FillAsync("#app", "leave-planner");
        await page.ClickAsync("form[action='/apps'] button[type='submit']");
        await page.Locator("#new-key").WaitForAsync();
        await camera.TakeAsync("app-key");
        await page.GotoAsync("/apps");
        await camera.TakeAsync("apps");
    }

    [Fact(Explicit = true)]
    public async Task Of_a_held_question()
    {
        using var folder = new TemporaryFolder();
        ChangedSample.Write(folder, "forbid: use domestic-surveillance\nwhen detected: refuse", "forbid: use domestic-surveillance\nwhen detected: hold for reviewer");
        await using var server = await GovernedServer.StartInAsync(folder);
        var page = await OpenAsync(server);
        await SignInAsync(page, server, "officer");
        await AskAsync(page, Prohibited);
        await TopAsync(page);
        await new Camera(page).TakeAsync("held");
    }

    [Fact(Explicit = true)]
    public async Task Of_an_order()
    {
        await using var stage = await OrderStage.OpenAsync();
        var ten = OrderStage.Morning.AddHours(1);
        await stage.OrderAsync("end-of-vendor", $"terminate: vendor vendor\nfrom: {OrderStage.Time(ten)}\nstop: {OrderStage.Time(ten.AddHours(2))}\nsubstitute: vendor self-hosted");
        var page = await OpenAsync(stage.Server);
        await SignInAsync(page, stage.Server, "officer");
        await new Camera(page).TakeAsync("order-in-wind-down");
    }

    private static Task<GovernedServer> StartAsync(FakeProvider vendor) => GovernedServer.StartAsync(
        "--Providers:0:Name=atlas", "--Providers:0:Vendor=self-hosted", $"--Providers:0:BaseUrl={vendor.BaseUrl}", "--Providers:0:Models:0=atlas-large");

    private async Task<IPage> OpenAsync(GovernedServer server, BrowserNewContextOptions? options = null)
    {
        options ??= new BrowserNewContextOptions();
        options.BaseURL = server.Url;
        options.Locale ??= "en-GB";
        options.ReducedMotion = ReducedMotion.Reduce;
        options.ViewportSize ??= new ViewportSize { Width = 1280, Height = 800 };
        return await (await browser.OpenAsync(options)).NewPageAsync();
    }

    private static async Task SignInAsync(IPage page, GovernedServer server, string name, Func<Task>? atConsent = null)
    {
        var issued = await server.Part<SignInCodes>().IssueAsync(name, TestContext.Current.CancellationToken);
        Assert.NotNull(issued);
        await page.GotoAsync("/sign-in");
        await page.FillAsync("#name", name);
        await page.FillAsync("#code", issued.Code.Reveal());
        await page.ClickAsync("#sign-in .button--primary");
        await page.Locator("button[value='accepted']").WaitForAsync();
        await (atConsent?.Invoke() ?? Task.CompletedTask);
        await page.ClickAsync("button[value='accepted']");
        await page.Locator("#composer").WaitForAsync();
    }

    private static async Task AskAsync(IPage page, string question)
    {
        var before = await page.Locator(".turn--answer").CountAsync();
        await page.FillAsync("#text", question);
        await page.ClickAsync("#send");
        await FinishedAsync(page, before + 1);
    }

    private static Task FinishedAsync(IPage page, int answers) =>
        Assertions.Expect(page.Locator(".turn--answer:not([data-arriving])")).ToHaveCountAsync(answers, new LocatorAssertionsToHaveCountOptions { Timeout = 30_000 });

    private static async Task TopAsync(IPage page) => await page.EvaluateAsync("() => { document.activeElement?.blur(); scrollTo(0, 0); }");

    private static async Task StopAtTheCeilingAsync(IPage page, Camera camera)
    {
        var secret = new FilePayload { Name = "Order of battle.txt", MimeType = "text/plain", Buffer = "NATO SECRET\n\nThe brigade moves on Tuesday."u8.ToArray() };
        var go = new TaskCompletionSource();
        await page.RouteAsync("**/documents", async route =>
        {
            await go.Task;
            await route.ContinueAsync();
        });
        await page.SetInputFilesAsync("#file", secret);
        await page.Locator("#files li").WaitForAsync();
        await camera.TakeAsync("document-is-read");
        go.SetResult();
        await page.Locator("#files .stopped").WaitForAsync();
        await camera.TakeAsync("document-stopped");
        await page.UnrouteAllAsync();
        await page.ClickAsync("#files .chip__remove");
    }

    private static async Task EditAsync(IPage page, FakeProvider vendor, Camera camera)
    {
        vendor.OnChat = http => FakeProvider.StreamAsync(http, Advice);
        await page.Locator(".turn__edit > summary").ClickAsync();
        await TopAsync(page);
        await page.Locator(".turn__edit textarea").FillAsync("Should the northern route open for tracked vehicles?");
        await camera.TakeAsync("edit");
        await page.Locator(".turn__edit form button").ClickAsync();
        await page.Locator(".branches").First.WaitForAsync();
        await FinishedAsync(page, 1);
        await TopAsync(page);
        await camera.TakeAsync("versions");
    }

    private static async Task FailAsync(IPage page, FakeProvider vendor, Camera camera)
    {
        var refusal = page.Url;
        await page.GotoAsync("/chat");
        await page.ClickAsync("#models > summary");
        await page.CheckAsync("#models input[value='atlas-large']");
        await page.Keyboard.PressAsync("Escape");
        vendor.OnChat = http =>
        {
            http.Abort();
            return Task.CompletedTask;
        };
        await AskAsync(page, "Which units go by rail?");
        await camera.TakeAsync("failed");
        await page.GotoAsync(refusal);
    }

    private async Task VariantsAsync(GovernedServer server, IPage page, string answer, string refusal)
    {
        var state = await page.Context.StorageStateAsync();
        foreach (var (name, options) in new (string, BrowserNewContextOptions)[]
        {
            ("french", new() { Locale = "fr-FR" }),
            ("dark", new() { ColorScheme = ColorScheme.Dark }),
            ("contrast", new() { Contrast = Contrast.More }),
            ("phone", new() { ViewportSize = new ViewportSize { Width = 390, Height = 844 }, IsMobile = true, HasTouch = true }),
            ("small-phone", new() { ViewportSize = new ViewportSize { Width = 320, Height = 640 }, IsMobile = true, HasTouch = true }),
            ("wide", new() { ViewportSize = new ViewportSize { Width = 2560, Height = 1440 } }),
        })
        {
            options.StorageState = state;
            var other = await OpenAsync(server, options);
            var camera = new Camera(other);
            await other.GotoAsync("/chat");
            await camera.TakeAsync($"new-conversation-{name}");
            if (name.EndsWith("phone", StringComparison.Ordinal))
            {
                await other.ClickAsync(".top__menu");
                await camera.TakeAsync($"menu-{name}");
            }

            foreach (var (address, what) in new[] { (answer, "answer"), (refusal, "refusal") })
            {
                await other.GotoAsync(address);
                await TopAsync(other);
                await camera.TakeAsync($"{what}-{name}");
            }

            await other.Context.DisposeAsync();
        }
    }

    private static async Task ProjectAsync(IPage page, Camera camera)
    {
        await page.GotoAsync("/projects");
        await page.FillAsync("#project-name", "Northern route");
        await page.FillAsync("#project-purpose", "Planning the movement of the brigade to Skarvik");
        await page.FillAsync("#project-instructions", "Answer for the chief of staff, in five lines at most.");
        await page.ClickAsync("form[action='/projects'] button[type='submit']");
        await page.Locator("#add-file").WaitForAsync();
        await page.SetInputFilesAsync("#add-file #file", Study);
        await page.ClickAsync("#add-file button[type='submit']");
        await page.Locator("#files .list-item").WaitForAsync();
        await page.GotoAsync(page.Url);
        await camera.TakeAsync("project");
        await page.GotoAsync("/projects");
        await camera.TakeAsync("projects");
    }
}
