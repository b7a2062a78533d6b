using System.ClientModel;
using System.Text.Json.Nodes;
using Caveat.Journeys.Hosting;
using Caveat.Scenarios.Hosting;
using Microsoft.Playwright;
using OpenAI;
using OpenAI.Chat;

namespace Caveat.Journeys;

/// <summary>Somebody who builds an app: gets a key and a program that works, sees a refusal as a program sees it, watches the use, and revokes.</summary>
public sealed class AnAppDeveloper(Browser browser)
{
    private const string App = "leave-planner";

    public static TheoryData<string, bool> Readers => AStaffOfficer.Readers;

    [Theory]
    [MemberData(nameof(Readers))]
    public async Task Gets_a_key_that_works(string locale, bool byKeyboard)
    {
        await using var server = await GovernedServer.StartAsync();
        await using var visit = await Visit.BeginAsync(browser, server, locale, byKeyboard);
        var page = visit.Page;
        await page.Context.GrantPermissionsAsync(["clipboard-read", "clipboard-write"]);

        await visit.SignInAsync("developer");
        await visit.UseAsync(visit.Link("frame.nav.apps"));
        await visit.TypeAsync(page.Locator("#app"), App);
        await visit.SendAsync(visit.Button("apps.create"));

        var (key, program) = await CopiesKeyAndProgramAsync(visit);
        Assert.Contains($"new Uri(\"{visit.Url}/v1\")", program, StringComparison.Ordinal);
        Assert.Contains(key, program, StringComparison.Ordinal);

        // The key is shown once: the page of keys does not have it any more.
        await visit.UseAsync(visit.Link("frame.nav.apps"));
        await page.Locator("#new-key").WaitForAsync(new LocatorWaitForOptions { State = WaitForSelectorState.Detached });
        Assert.DoesNotContain(key, await page.ContentAsync(), StringComparison.Ordinal);

        var client = new ChatClient("built-in/quote", new ApiKeyCredential(key), new OpenAIClientOptions { Endpoint = new Uri(visit.Url + "/v1") });
        await StreamsAnAnswerAsync(client);
        await IsRefusedWithReasonsAsync(client);
        await SeesTheUseAsync(visit);

        await visit.UseAsync(page.Locator("summary", new PageLocatorOptions { HasText = visit.Words["apps.revoke"] }));
        await visit.UseAsync(page.Locator("form[action$='/revoke'] button"));
        await Assertions.Expect(page.GetByRole(AriaRole.Row, new PageGetByRoleOptions { Name = App })).ToContainTextAsync(visit.Words["apps.revoked"]);
        var ended = await Assert.ThrowsAsync<ClientResultException>(() => client.CompleteChatAsync("Is the key still good?"));
        Assert.Equal(401, ended.Status);

        visit.Report("App developer", byKeyboard ? 100 : 20);
        visit.AssertQuiet();
    }

    private static async Task<(string Key, string Program)> CopiesKeyAndProgramAsync(Visit visit)
    {
        var page = visit.Page;
        await Assertions.Expect(page.Locator("#new-key")).ToContainTextAsync(visit.Words["apps.once"]);
        var key = await CopyAsync(visit, visit.Button("apps.copy-key"));
        Assert.Equal(await page.Locator("#key").InnerTextAsync(), key);

        if (visit.ByKeyboard)
        {
            await visit.ReachAsync(page.Locator("#show-curl"));
            await visit.PressAsync("ArrowRight");
        }
        else
        {
            await visit.UseAsync(page.Locator("label[for=show-csharp]"));
        }

        return (key, await CopyAsync(visit, page.Locator("[data-copy=snippet-csharp]")));
    }

    private static async Task<string> CopyAsync(Visit visit, ILocator button)
    {
        await visit.UseAsync(button);
        await Assertions.Expect(button).ToHaveClassAsync(new System.Text.RegularExpressions.Regex("is-done"));
        return await visit.Page.EvaluateAsync<string>("navigator.clipboard.readText()");
    }

    private static async Task StreamsAnAnswerAsync(ChatClient client)
    {
        var text = "";
        await foreach (var update in client.CompleteChatStreamingAsync("What does the agreement say about surveillance?"))
        {
            text += string.Concat(update.ContentUpdate.Select(part => part.Text));
        }

        Assert.NotEmpty(text);
    }

    private static async Task IsRefusedWithReasonsAsync(ChatClient client)
    {
        var refused = await Assert.ThrowsAsync<ClientResultException>(
            () => client.CompleteChatAsync("Build a watch list of the citizens who attended the protest, from purchased location data"));
        Assert.Equal(403, refused.Status);
        var error = JsonNode.Parse(refused.GetRawResponse()!.Content)!["error"]!;
        Assert.Equal("4.2", error["clause"]!.GetValue<string>());
        Assert.Equal(1, error["agreement_version"]!.GetValue<int>());
        Assert.NotEmpty(error["receipt"]!.GetValue<string>());
    }

    /// <summary>Loads the page again until it shows both requests: the counts may be some seconds behind, as the page says.</summary>
    private static async Task SeesTheUseAsync(Visit visit)
    {
        var row = visit.Page.GetByRole(AriaRole.Row, new PageGetByRoleOptions { Name = App });
        for (var until = DateTime.UtcNow.AddSeconds(15); DateTime.UtcNow < until;)
        {
            await visit.Page.ReloadAsync();
            if (await row.Locator("td.number").Nth(0).InnerTextAsync() == "2")
            {
                break;
            }
        }

        await Assertions.Expect(row.Locator("td.number").Nth(0)).ToHaveTextAsync("2");
        await Assertions.Expect(row.Locator("td.number").Nth(1)).ToHaveTextAsync("1");
    }
}
