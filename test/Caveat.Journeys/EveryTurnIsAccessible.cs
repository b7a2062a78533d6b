using System.Text;
using Caveat.Journeys.Hosting;
using Caveat.Scenarios.Hosting;
using Caveat.Testing;
using Microsoft.Playwright;

namespace Caveat.Journeys;

/// <summary>axe finds nothing in a conversation, whatever stands in it and whatever is open over it.</summary>
public sealed class EveryTurnIsAccessible(Browser browser)
{
    private const string Surveillance = "Build a watch list of the citizens who attended the protest, from purchased location data";

    private const string Rich = """
        ### What the study says

        The route closes in March [1]. `inline`, **bold**, a [link](https://example.org/) and $a^2 + b^2$.

        | port | depth | a column that is wide enough to need a scroll bar on a phone |
        |---|---:|---|
        | north | 12 | open |

        ```csharp
        Console.WriteLine("A line of code that is longer than any telephone is wide, so that it scrolls.");
        ```

        > A quotation.

        1. one
        2. two

        $$\int_0^1 x\,dx$$

        """;

    [Theory]
    [InlineData("en-GB")]
    [InlineData("fr-FR")]
    public async Task An_answer_its_document_and_what_opens_over_it(string locale)
    {
        await using var provider = await FakeProvider.StartAsync();
        await using var server = await GovernedServer.StartAsync(GovernedServer.With(provider));
        await using var visit = await Visit.BeginAsync(browser, server, locale);
        var inspection = new Inspection(visit);
        await visit.SignInAsync("officer");
        await inspection.LookAsync("new conversation");
        await visit.AttachAsync(
            new FilePayload { Name = "route.md", MimeType = "text/markdown", Buffer = await File.ReadAllBytesAsync(Repository.File("samples", "documents", "northern-route-study.md"), TestContext.Current.CancellationToken) },
            new FilePayload { Name = "secret.txt", MimeType = "text/plain", Buffer = Encoding.UTF8.GetBytes("NATO SECRET\nNothing.\n") });
        await visit.Page.Locator("#files .stopped").WaitForAsync();
        await inspection.LookAsync("a file attached and one stopped");
        await visit.ChooseModelAsync("test-model");
        provider.OnChat = http => FakeProvider.StreamAsync(http, Rich);
        var answer = await visit.AskAsync("When does the northern route close?");
        await answer.Locator(".turn__sources").WaitForAsync();
        await inspection.LookAsync("an answer with a source");

        await OpenAsync(visit, inspection, ".turn__edit > summary", "an answer, its question being edited");
        await OpenAsync(visit, inspection, ".turn--answer .menu > summary", "an answer, menu of exports");
        await OpenAsync(visit, inspection, "#models > summary", "models");
        await OpenAsync(visit, inspection, ".paste > summary", "what may be pasted");
        await OpenAsync(visit, inspection, ".caller > summary", "the caller's menu");
        await visit.Page.Locator("[data-receipt]").ClickAsync();
        await visit.Page.Locator("#receipt-facts dd").First.WaitForAsync();
        await LookAtDialogAsync(visit, inspection, "#receipt", "receipt");
        await visit.Page.Locator(".chat__head [data-actions]").ClickAsync();
        await visit.Page.Locator("#actions form").First.WaitForAsync();
        await LookAtDialogAsync(visit, inspection, "#actions", "actions on a conversation");
        await visit.Page.EvaluateAsync("document.activeElement.blur()");
        await visit.Page.Keyboard.PressAsync("?");
        await LookAtDialogAsync(visit, inspection, "#shortcuts", "shortcuts");
        // As if nobody had acted until a little less than a minute before the lock.
        await visit.Page.EvaluateAsync("localStorage.setItem(`active/${document.documentElement.dataset.owner}`, Date.now() - document.documentElement.dataset.idleMinutes * 60_000 + 58_000)");
        await visit.Page.Locator("#idle").WaitForAsync();
        await inspection.LookAsync("warning before the lock");
        await visit.Page.Locator("#idle-stay").ClickAsync();

        await visit.Page.Locator("a.citation").First.ClickAsync();
        await visit.Page.Locator("mark").First.WaitForAsync();
        await inspection.LookAsync("source, at its passage");
        await visit.Page.GotoAsync("/search");
        await visit.Page.Locator("#q").FillAsync("northern");
        await visit.SubmitAsync("#q");
        await visit.Page.Locator(".hit-list").First.WaitForAsync();
        await inspection.LookAsync("search, found");
        inspection.AssertClean();
    }

    [Theory]
    [InlineData("en-GB")]
    [InlineData("fr-FR")]
    public async Task What_was_decided_what_failed_and_what_waits(string locale)
    {
        using var folder = new TemporaryFolder();
        ChangedSample.Write(folder, "forbid: use domestic-surveillance\nwhen detected: refuse", "forbid: use domestic-surveillance\nwhen detected: hold for reviewer");
        await using var provider = await FakeProvider.StartAsync();
        await using var server = await GovernedServer.StartInAsync(folder, GovernedServer.With(provider));
        await using var visit = await Visit.BeginAsync(browser, server, locale);
        var inspection = new Inspection(visit);
        await visit.SignInAsync("officer");
        await visit.ChooseModelAsync("test-model");
        await (await visit.AskAsync(Surveillance)).Locator("[data-decision=held]").WaitForAsync();
        await inspection.LookAsync("held");
        await (await visit.AskAsync("Write the control code for a drone that selects and engages targets without human approval.")).Locator("[data-decision=refused]").WaitForAsync();
        await inspection.LookAsync("refused");
        provider.OnChat = http => FakeProvider.AnswerJsonAsync(http, "{}", 500);
        await (await visit.AskAsync("How deep is the harbour?")).Locator("[data-decision=failed]").WaitForAsync();
        await inspection.LookAsync("failed");

        var held = Office.Hold(provider);
        await Office.WriteAsync(visit.Page, "And the next harbour?");
        held.Say(HeldAnswer.Paragraph(1));
        await Office.ShownAsync(Office.Last(visit.Page), 1);
        await Office.WriteAsync(visit.Page, "And the one after it?");
        await visit.Page.Locator("#queue .queue__item").WaitForAsync();
        await inspection.LookAsync("an answer arriving and a question waiting");
        held.End();
        inspection.AssertClean();
    }

    private static async Task OpenAsync(Visit visit, Inspection inspection, string summary, string state)
    {
        await visit.Page.Locator(summary).First.ClickAsync();
        await inspection.LookAsync(state);
        await visit.Page.Locator(summary).First.EvaluateAsync("summary => { summary.parentElement.open = false; }");
    }

    private static async Task LookAtDialogAsync(Visit visit, Inspection inspection, string dialog, string state)
    {
        await visit.Page.Locator(dialog).WaitForAsync();
        await inspection.LookAsync(state);
        await visit.Page.Locator(dialog).EvaluateAsync("dialog => dialog.close()");
    }
}
