using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Caveat.Assistant.Documents;
using Caveat.Assistant.Storage;
using Caveat.Assistant.Tests.Access;
using Caveat.Gateway.Callers.SignIn;
using Caveat.Scenarios.Hosting;
using Caveat.Testing;

namespace Caveat.Scenarios;

/// <summary>What the assistant's routes do where something fails, or comes twice; what people see of it is shown in a browser.</summary>
public sealed partial class TheAssistantSurvives : ProviderScenario
{
    private const string Question = "How is the harbour?";

    [Fact]
    public async Task A_first_question_that_is_sent_twice_begins_one_conversation_and_is_asked_once()
    {
        using var browser = await SignInAsync();
        var form = Form(Question);
        var first = await AskAsync(browser, "/chat", form);
        var second = await AskAsync(browser, "/chat", form);
        Assert.Equal(first, second);
        Assert.Single(Links(await TextAsync(browser, "/chat")));
        await EndAsync(browser, first);
        Assert.Single(Provider.Received);
    }

    [Fact]
    public async Task A_later_question_that_is_sent_twice_is_asked_once()
    {
        using var browser = await SignInAsync();
        var place = await AskAsync(browser, "/chat", Form(Question));
        await EndAsync(browser, place);
        var form = Form("And the pier?");
        Assert.Equal(await AskAsync(browser, place + "/turns", form), await AskAsync(browser, place + "/turns", form));
        await EndAsync(browser, place);
        Assert.Equal(2, Provider.Received.Count);
    }

    [Fact]
    public async Task An_answer_goes_on_when_its_page_and_its_session_have_gone()
    {
        var held = new HeldAnswer();
        Provider.OnChat = held.ServeAsync;
        using var browser = await SignInAsync();
        var place = await AskAsync(browser, "/chat", Form(Question));
        held.Say(HeldAnswer.Paragraphs(1, 6));
        Assert.Equal(HttpStatusCode.SeeOther, (await browser.PostAsync("/lock", [], place)).StatusCode);
        Assert.Equal(HttpStatusCode.Locked, (await browser.FetchAsync(place + "/queue")).StatusCode);
        held.End();

        await SignInAsync(browser);
        var page = await EndAsync(browser, place);
        Assert.Contains("boat number 6 left", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_waited_when_the_server_stopped_is_asked_after_the_next_start()
    {
        using var folder = new TemporaryFolder();
        var held = new HeldAnswer();
        Provider.OnChat = held.ServeAsync;
        string place;
        var server = await GovernedServer.StartInAsync(folder, GovernedServer.With(Provider));
        using var browser = new Browser(() => new Uri(server.Url), "en");
        await using (server)
        {
            await SignInAsync(browser, server);
            place = await AskAsync(browser, "/chat", Form(Question));
            await AskAsync(browser, place + "/turns", Form("And the pier?"));
            await server.App.StopAsync(TestContext.Current.CancellationToken);
        }

        Provider.OnChat = http => FakeProvider.StreamAsync(http, "The pier is dry.");
        await using (server = await GovernedServer.StartInAsync(folder, GovernedServer.With(Provider)))
        {
            var page = await TextAsync(browser, place);
            Assert.Contains("data-state=\"interrupted\"", page, StringComparison.Ordinal);
            Assert.Contains("data-unqueue", page, StringComparison.Ordinal);
            Assert.Equal(HttpStatusCode.SeeOther, (await browser.PostAsync(place + "/resume", [], place)).StatusCode);
            Assert.Contains("The pier is dry.", await EndAsync(browser, place), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_full_disk_is_one_sentence_with_the_next_step_and_half_of_nothing()
    {
        using var browser = await SignInAsync();
        var place = await AskAsync(browser, "/chat", Form(Question));
        var before = await EndAsync(browser, place);
        using (new FullDisk(Server.Data))
        {
            using var refused = await browser.PostAsync(place + "/turns", Form("And the pier?"), place);
            Assert.Equal(HttpStatusCode.ServiceUnavailable, refused.StatusCode);
            Assert.Contains("nothing that was recorded is lost: try again shortly", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
            using var begun = await browser.PostAsync("/chat", Form("And the boats?"), place);
            Assert.Equal(HttpStatusCode.ServiceUnavailable, begun.StatusCode);
            Assert.Equal(Turns(before), Turns(await TextAsync(browser, place)));
        }

        Assert.Equal(Turns(before), Turns(await TextAsync(browser, place)));
        Assert.Single(Links(await TextAsync(browser, "/chat")));
        Assert.Single(Provider.Received);
    }

    [Fact]
    public async Task A_deleted_conversation_takes_its_documents_with_it()
    {
        using var browser = await SignInAsync();
        var owner = OwnerId.Parse(Owner().Match(await TextAsync(browser, "/chat")).Groups[1].Value);
        var desk = Server.Part<DocumentDesk>();
        var cancellationToken = TestContext.Current.CancellationToken;
        var document = await AddDocumentAsync(browser);
        var form = Form(Question);
        form["document"] = document.Value;
        var place = await AskAsync(browser, "/chat", form);
        await EndAsync(browser, place);
        Assert.NotNull(await desk.FindAsync(owner, document, cancellationToken));
        Assert.Equal(HttpStatusCode.SeeOther, (await browser.PostAsync(place + "/delete", [], place)).StatusCode);
        Assert.Null(await desk.FindAsync(owner, document, cancellationToken));
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GoAsync(place)).StatusCode);
    }

    private static Dictionary<string, string> Form(string text) => new() { ["text"] = text, ["model"] = "test-model", ["turn"] = RowId.New().Value };

    /// <returns>The page that the form leads to, without its fragment.</returns>
    private static async Task<string> AskAsync(Browser browser, string path, Dictionary<string, string> form)
    {
        using var response = await browser.PostAsync(path, form, "/chat");
        Assert.Equal(HttpStatusCode.SeeOther, response.StatusCode);
        return response.Headers.Location!.OriginalString.Split('#')[0];
    }

    private static async Task<string> TextAsync(Browser browser, string path)
    {
        using var response = await browser.GoAsync(path);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return await response.Content.ReadAsStringAsync();
    }

    /// <returns>The page once nothing arrives any more.</returns>
    private static async Task<string> EndAsync(Browser browser, string place)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (true)
        {
            var page = await TextAsync(browser, place);
            if (!page.Contains("data-arriving", StringComparison.Ordinal))
            {
                return page;
            }

            await Task.Delay(50, limit.Token);
        }
    }

    private static async Task<RowId> AddDocumentAsync(Browser browser)
    {
        using var response = await browser.PostAsync("/documents/sample", [], "/chat");
        var answer = JsonNode.Parse(await response.Content.ReadAsStringAsync())!;
        return RowId.Parse(answer["id"]!.GetValue<string>());
    }

    private static IEnumerable<string> Links(string page) => Conversation().Matches(page).Select(match => match.Value).Distinct();

    private static IEnumerable<string> Turns(string page) => Turn().Matches(page).Select(match => match.Value);

    private async Task<Browser> SignInAsync()
    {
        var browser = new Browser(() => new Uri(Server.Url), "en");
        await SignInAsync(browser);
        return browser;
    }

    private Task SignInAsync(Browser browser) => SignInAsync(browser, Server);

    private static async Task SignInAsync(Browser browser, GovernedServer server)
    {
        var issued = await server.Part<SignInCodes>().IssueAsync("officer", TestContext.Current.CancellationToken);
        using var signedIn = await browser.SignInAsync("officer", issued!.Code.Reveal());
        Assert.Equal(HttpStatusCode.SeeOther, signedIn.StatusCode);
        using var consent = await browser.GoAsync("/consent");
        if (consent.StatusCode == HttpStatusCode.OK)
        {
            var digest = Digest().Match(await consent.Content.ReadAsStringAsync()).Groups[1].Value;
            await browser.PostAsync("/consent", new() { ["answer"] = "accepted", ["digest"] = digest, ["return"] = "/chat" }, "/consent");
        }
    }

    [GeneratedRegex("name=\"digest\" value=\"([^\"]+)\"")]
    private static partial Regex Digest();

    [GeneratedRegex("data-owner=\"([0-9a-f]{64})\"")]
    private static partial Regex Owner();

    [GeneratedRegex("/chat/[\\w-]{22}(?=\")")]
    private static partial Regex Conversation();

    [GeneratedRegex("data-turn=\"[\\w-]{22}\"")]
    private static partial Regex Turn();
}
