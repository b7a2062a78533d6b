using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Caveat.Assistant.Storage;
using Caveat.Assistant.Tests.Access;
using Caveat.Gateway.Callers.SignIn;
using Caveat.Scenarios.Hosting;
using Caveat.Testing;
using Microsoft.AspNetCore.Routing;

namespace Caveat.Scenarios;

/// <summary>Nobody acts on the assistant for another: not another site, not another caller, not whoever planted a cookie.</summary>
public sealed partial class TheAssistantKeepsToItself : ProviderScenario
{
    // What they say depends on nothing that is there, so they say it to everybody.
    private static readonly string[] SaidToAll = ["/chat/{id}/resume", "/chat/{id}/turns/{turn}/stop", "/chat/{id}/turns/{turn}/unqueue", "/settings/passkeys/{id}/remove"];

    [Fact]
    public async Task Nothing_that_acts_works_without_the_token_of_ones_own_page()
    {
        using var officer = await SignInAsync("officer");
        var things = await FillAsync(officer);
        var before = await SeeAsync(officer, things);
        using var developer = await SignInAsync("developer");
        var foreign = await developer.TokenAsync("/chat");
        List<string> wrong = [];
        var routes = 0;
        foreach (var (method, pattern) in Acts())
        {
            Assert.Equal("POST", method);
            routes++;
            var path = Path(pattern, things);
            foreach (var (kind, token) in new[] { ("no token", null), ("an empty token", ""), ("another's token", foreign) })
            {
                var fields = Fields();
                if (token is not null)
                {
                    fields["__RequestVerificationToken"] = token;
                }

                using var form = await officer.PostBareAsync(path, fields);
                using var script = await officer.PostJsonAsync(path, new { }, token);
                if ((form.StatusCode, script.StatusCode) is not (HttpStatusCode.BadRequest, HttpStatusCode.BadRequest))
                {
                    wrong.Add($"{pattern} with {kind} answered {form.StatusCode} to a form and {script.StatusCode} to a script.");
                }
            }
        }

        Assert.Empty(wrong);
        Assert.True(routes > 40, $"Only {routes} routes were found.");
        Assert.Equal(before, await SeeAsync(officer, things));
    }

    [Fact]
    public async Task What_is_anothers_is_as_absent_as_what_never_was()
    {
        using var officer = await SignInAsync("officer");
        var things = await FillAsync(officer);
        var nothing = things.ToDictionary(thing => thing.Key, _ => RowId.New().Value);
        nothing["receipt"] = new string('0', things["receipt"].Length);
        var before = await SeeAsync(officer, things);
        using var developer = await SignInAsync("developer");
        List<string> wrong = [];
        var routes = 0;
        foreach (var (method, pattern) in Routes().Where(route => route.Pattern.Contains('{', StringComparison.Ordinal)))
        {
            foreach (var format in pattern.Contains("{format}", StringComparison.Ordinal) ? (string[])["docx", "md"] : [""])
            {
                routes++;
                things["format"] = nothing["format"] = format;
                var theirs = await AnswerAsync(developer, method, Path(pattern, things));
                var nobodys = await AnswerAsync(developer, method, Path(pattern, nothing));
                var expected = SaidToAll.Contains(pattern) ? theirs.Status : HttpStatusCode.NotFound;
                if (theirs.Status != expected || theirs.Status == HttpStatusCode.OK || theirs.Status != nobodys.Status || Same(theirs.Body, things) != Same(nobodys.Body, nothing))
                {
                    wrong.Add($"{method} {pattern} answered {theirs.Status} for another's and {nobodys.Status} for nobody's.");
                }
            }
        }

        Assert.Empty(wrong);
        Assert.True(routes > 30, $"Only {routes} routes were found.");
        Assert.Equal(before, await SeeAsync(officer, things));
    }

    [Fact]
    public async Task Another_callers_turn_is_not_reached_through_ones_own_conversation()
    {
        using var officer = await SignInAsync("officer");
        var things = await FillAsync(officer);
        using var developer = await SignInAsync("developer");
        var own = await FillAsync(developer);
        var mixed = new Dictionary<string, string>(things) { ["conversation"] = own["conversation"], ["format"] = "md" };
        foreach (var (method, pattern) in Routes().Where(route => route.Pattern.Contains("{turn}", StringComparison.Ordinal)))
        {
            var answer = await AnswerAsync(developer, method, Path(pattern, mixed));
            Assert.True(SaidToAll.Contains(pattern) || answer.Status == HttpStatusCode.NotFound, $"{method} {pattern} answered {answer.Status}.");
            Assert.DoesNotContain("harbour", answer.Body, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Another_callers_document_goes_with_no_question()
    {
        using var officer = await SignInAsync("officer");
        var things = await FillAsync(officer);
        using var developer = await SignInAsync("developer");
        var fields = Fields();
        fields["text"] = "When does the northern route close, and for whom?";
        Provider.OnChat = http => FakeProvider.StreamAsync(http, "I do not know.");
        fields["document"] = things["document"];
        using var asked = await developer.PostAsync("/chat", fields, "/chat");
        await EndAsync(developer, asked.Headers.Location!.OriginalString.Split('#')[0]);
        Assert.DoesNotContain("[1]", Provider.Received[^1].Text, StringComparison.Ordinal);
        await ActAsync(officer, "/chat", fields);
        await UntilAsync(() => Provider.Received[^1].Text.Contains("[1]", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_session_that_was_planted_before_signing_in_is_not_the_one_afterwards()
    {
        using var attacker = await SignInAsync("developer");
        var planted = attacker.Cookie("caveat-session");
        using var officer = new Browser(() => new Uri(Server.Url), "en");
        var token = await officer.TokenAsync("/sign-in");
        officer.SetCookie("caveat-session", planted);
        await SignInAsync(officer, "officer", token);
        Assert.NotEqual(planted, officer.Cookie("caveat-session"));
        using var page = await attacker.GoAsync("/chat");
        Assert.Equal(HttpStatusCode.SeeOther, page.StatusCode);
        Assert.StartsWith("/sign-in", page.Headers.Location!.OriginalString, StringComparison.Ordinal);
    }

    /// <summary>Method and pattern of each route that is the assistant's.</summary>
    private IEnumerable<(string Method, string Pattern)> Routes() =>
        from route in Server.Routes.OfType<RouteEndpoint>()
        let pattern = "/" + route.RoutePattern.RawText!.TrimStart('/')
        where !pattern.StartsWith("/v1", StringComparison.Ordinal) && !pattern.StartsWith("/api", StringComparison.Ordinal)
            && !pattern.StartsWith("/assets", StringComparison.Ordinal) && !pattern.StartsWith("/.well-known", StringComparison.Ordinal)
            && !pattern.StartsWith("/log", StringComparison.Ordinal)
        from method in route.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? []
        select (method, pattern);

    private IEnumerable<(string Method, string Pattern)> Acts() => Routes().Where(route => route.Method is not ("GET" or "HEAD"));

    private static string Path(string pattern, Dictionary<string, string> things)
    {
        var kind = pattern.Split('/')[1];
        return Parameter().Replace(pattern, match => Uri.EscapeDataString((kind, match.Groups[1].Value) switch
        {
            ("chat", "id") => things["conversation"],
            ("exports", "id") => things["conversation"],
            ("projects", "id") => things["project"],
            ("prompts", "id") => things["prompt"],
            ("receipts", "id") => things["receipt"],
            ("documents" or "sources", "id") => things["document"],
            (_, var name) => things.GetValueOrDefault(name, "none"),
        }));
    }

    /// <summary>What any form may want.</summary>
    private static Dictionary<string, string> Fields() => new()
    {
        ["text"] = "Something else",
        ["title"] = "Something else",
        ["name"] = "Something else",
        ["reason"] = "Something else",
        ["q"] = "harbour",
        ["sure"] = "yes",
        ["model"] = "test-model",
        ["answer"] = "declined",
        ["theme"] = "dark",
        ["app"] = "something-else",
    };

    private static async Task<(HttpStatusCode Status, string Body)> AnswerAsync(Browser browser, string method, string path)
    {
        using var response = method == "GET" ? await browser.GoAsync(path) : await browser.PostAsync(path, Fields(), "/chat");
        return (response.StatusCode, response.Headers.Location + await response.Content.ReadAsStringAsync());
    }

    /// <summary>Every page that shows what a caller has, as it would be shown again.</summary>
    private static async Task<string> SeeAsync(Browser browser, Dictionary<string, string> things)
    {
        var pages = "";
        foreach (var path in new[] { "/chat", $"/chat/{things["conversation"]}", $"/chat/{things["conversation"]}/actions", "/projects", $"/projects/{things["project"]}", "/prompts", $"/prompts/{things["prompt"]}/edit", $"/sources/{things["document"]}", "/settings" })
        {
            using var response = await browser.GoAsync(path);
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
            pages += Same(await response.Content.ReadAsStringAsync(), []);
        }

        return pages;
    }

    /// <summary>A page without what is new each time.</summary>
    private static string Same(string page, Dictionary<string, string> things)
    {
        page = Fresh().Replace(page, "");
        foreach (var value in things.Values.Where(value => value.Length > 8))
        {
            page = page.Replace(value, "ID", StringComparison.Ordinal);
        }

        return page;
    }

    /// <summary>A conversation with an answer and its receipt, one that is arriving and a question that waits; a folder, a project, a prompt, a document.</summary>
    private async Task<Dictionary<string, string>> FillAsync(Browser browser)
    {
        var things = new Dictionary<string, string>();
        using (var document = await browser.PostAsync("/documents/sample", [], "/chat"))
        {
            things["document"] = JsonNode.Parse(await document.Content.ReadAsStringAsync())!["id"]!.GetValue<string>();
        }

        Provider.OnChat = http => FakeProvider.StreamAsync(http, "The harbour is calm.");
        var fields = Fields();
        fields["text"] = "How is the harbour?";
        var place = await ActAsync(browser, "/chat", fields);
        var page = await EndAsync(browser, place);
        things["conversation"] = place.Split('/')[^1];
        things["turn"] = AnswerTurn().Match(page).Groups[1].Value;
        things["receipt"] = Receipt().Match(page).Groups[1].Value;
        await ActAsync(browser, place + "/move", new() { ["name"] = "Harbours" });
        things["project"] = (await ActAsync(browser, "/projects", new() { ["name"] = "Harbours" })).Split('/')[^1];
        await ActAsync(browser, "/prompts", new() { ["title"] = "Harbours", ["text"] = "Tell me of {{harbour}}." });
        things["prompt"] = Prompt().Match(await TextAsync(browser, "/prompts")).Groups[1].Value;
        things["folder"] = Folder().Match(await TextAsync(browser, place)).Groups[1].Value;
        Assert.All(things, thing => Assert.True(thing.Value.Length > 8, thing.Key));

        var held = new HeldAnswer();
        Provider.OnChat = held.ServeAsync;
        await ActAsync(browser, place + "/turns", Fields());
        await ActAsync(browser, place + "/turns", Fields());
        return things;
    }

    private static async Task<string> ActAsync(Browser browser, string path, Dictionary<string, string> fields)
    {
        using var response = await browser.PostAsync(path, fields, "/chat");
        Assert.Equal(HttpStatusCode.SeeOther, response.StatusCode);
        return response.Headers.Location!.OriginalString.Split('#', '?')[0];
    }

    private static async Task<string> TextAsync(Browser browser, string path)
    {
        using var response = await browser.GoAsync(path);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return await response.Content.ReadAsStringAsync();
    }

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

    private static async Task UntilAsync(Func<bool> isTrue)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (!isTrue())
        {
            await Task.Delay(20, limit.Token);
        }
    }

    private async Task<Browser> SignInAsync(string name)
    {
        var browser = new Browser(() => new Uri(Server.Url), "en");
        await SignInAsync(browser, name);
        return browser;
    }

    private async Task SignInAsync(Browser browser, string name, string? token = null)
    {
        var issued = await Server.Part<SignInCodes>().IssueAsync(name, TestContext.Current.CancellationToken);
        using var signedIn = await browser.PostBareAsync("/sign-in", new()
        {
            ["name"] = name,
            ["code"] = issued!.Code.Reveal(),
            ["return"] = "/chat",
            ["__RequestVerificationToken"] = token ?? await browser.TokenAsync("/sign-in"),
        });
        Assert.Equal(HttpStatusCode.SeeOther, signedIn.StatusCode);
        using var consent = await browser.GoAsync("/consent");
        if (consent.StatusCode == HttpStatusCode.OK)
        {
            var digest = Digest().Match(await consent.Content.ReadAsStringAsync()).Groups[1].Value;
            await browser.PostAsync("/consent", new() { ["answer"] = "accepted", ["digest"] = digest, ["return"] = "/chat" }, "/consent");
        }
    }

    [GeneratedRegex("\\{(\\w+)[^}]*\\}")]
    private static partial Regex Parameter();

    [GeneratedRegex("nonce=\"[^\"]*\"|content=\"CfDJ8[^\"]*\"|value=\"CfDJ8[^\"]*\"|name=\"turn\" value=\"[^\"]*\"")]
    private static partial Regex Fresh();

    [GeneratedRegex("turn--answer\" id=\"turn-([\\w-]{22})\"")]
    private static partial Regex AnswerTurn();

    [GeneratedRegex("data-receipt=\"([^\"]+)\"")]
    private static partial Regex Receipt();

    [GeneratedRegex("/prompts/([\\w-]{22})/edit")]
    private static partial Regex Prompt();

    [GeneratedRegex("/chat/folders/([\\w-]{22})")]
    private static partial Regex Folder();

    [GeneratedRegex("name=\"digest\" value=\"([^\"]+)\"")]
    private static partial Regex Digest();
}
