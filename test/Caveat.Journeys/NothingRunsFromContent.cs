using System.Text;
using System.Text.Json;
using Caveat.Journeys.Hosting;
using Caveat.Scenarios.Hosting;
using Caveat.Testing;
using Microsoft.Playwright;

namespace Caveat.Journeys;

/// <summary>Whatever people, models, documents, agreements and addresses say, it is shown as text: it runs nothing and fetches nothing.</summary>
public sealed class NothingRunsFromContent(Browser browser)
{
    // The pages' own elements are known: any other way to run or to fetch came from content.
    private const string Foreign = """
        () => [...document.querySelectorAll('*')].filter(element =>
            [...element.attributes].some(({ name, value }) => /^on/i.test(name) || name === 'srcdoc' || name === 'style' && !element.matches('[data-tex] *, .diagram-frame')
              || /^(href|src|action|formaction|data|xlink:href)$/i.test(name) && /^[\s\u0000-\u001f]*(javascript|vbscript|data:text)/i.test(value))
            || /^(base|object|embed|video|audio|math:mglyph|template)$/i.test(element.tagName)
            || element.tagName === 'IFRAME' && !element.src.startsWith(location.origin + '/diagram')
            || element.tagName === 'IMG' && !element.src.startsWith(location.origin)
            || element.tagName === 'FORM' && !element.action.startsWith(location.origin)
            || element.tagName === 'META' && element.httpEquiv === 'refresh')
          .map(element => element.outerHTML.slice(0, 200)).concat(window.pwned ? ['pwned'] : [])
        """;

    [Fact]
    public async Task Questions_answers_and_titles_are_text()
    {
        await using var provider = await FakeProvider.StartAsync();
        await using var server = await GovernedServer.StartAsync(GovernedServer.With(provider));
        await using var visit = await BeginAsync(server);
        await visit.SignInAsync("officer");
        await visit.ChooseModelAsync("test-model");
        provider.OnChat = http => FakeProvider.StreamAsync(http, Payloads.Markdown);
        await visit.Page.Locator("#text").FillAsync(string.Join('\n', Payloads.All.Where(payload => !payload.Contains('\0', StringComparison.Ordinal))));
        var answer = await visit.SendQuestionAsync();
        await DrawnAsync(visit);
        await AssertTextAsync(visit, "an answer at once");
        var shown = await answer.InnerTextAsync();
        Assert.Contains("<script>pwn()</script>", shown, StringComparison.Ordinal);
        Assert.Contains("<img src=x onerror=pwn()>", shown, StringComparison.Ordinal);

        // In pieces, so that each half of everything is once the end of what is there.
        provider.OnChat = http => FakeProvider.StreamAsync(http, Payloads.Markdown.Chunk(7).Select(piece => new string(piece)));
        await visit.Page.Locator("#text").FillAsync("Again.");
        await visit.SendQuestionAsync();
        await DrawnAsync(visit);
        await AssertTextAsync(visit, "an answer in pieces");
        await visit.Page.ReloadAsync();
        await DrawnAsync(visit);
        await AssertTextAsync(visit, "a conversation opened again");

        var path = new Uri(visit.Page.Url).AbsolutePath;
        foreach (var name in Payloads.Names)
        {
            await PostAsync(visit, path + "/rename", new() { ["title"] = name });
            await PostAsync(visit, path + "/move", new() { ["name"] = name });
        }

        await PostAsync(visit, path + "/rename", new() { ["title"] = Payloads.All[9] });
        await visit.Page.GotoAsync(path);
        await AssertTextAsync(visit, "titles and folders");
        Assert.Contains(Payloads.All[9], await visit.Page.TitleAsync(), StringComparison.Ordinal);
        var download = await visit.Page.RunAndWaitForDownloadAsync(() => visit.Page.EvaluateAsync("path => { const link = document.createElement('a'); link.href = path; link.download = ''; document.body.append(link); link.click(); }", path.Replace("/chat/", "/exports/conversation/", StringComparison.Ordinal) + ".md"));
        Assert.Matches(@"^[\w-]+\.md$", download.SuggestedFilename);
        visit.AssertQuiet();
    }

    [Fact]
    public async Task Names_in_the_library_and_words_that_are_sought_are_text()
    {
        await using var server = await GovernedServer.StartAsync();
        await using var visit = await BeginAsync(server);
        await visit.SignInAsync("developer", path: "/projects");
        foreach (var name in Payloads.Names)
        {
            await PostAsync(visit, "/projects", new() { ["name"] = name, ["purpose"] = name, ["instructions"] = name });
            await PostAsync(visit, "/prompts", new() { ["title"] = name, ["description"] = name, ["text"] = $"{name} {{{{{name.Replace('{', '(').Replace('}', ')')}}}}}" });
        }

        foreach (var path in new[] { "/projects", "/prompts", "/chat" })
        {
            await visit.Page.GotoAsync(path);
            await AssertTextAsync(visit, path);
        }

        await visit.Page.GotoAsync("/projects");
        await visit.Page.GotoAsync((await visit.Page.Locator(".list-link").First.GetAttributeAsync("href"))!);
        await AssertTextAsync(visit, "a project");
        await visit.Page.GotoAsync("/prompts");
        foreach (var link in await visit.Page.Locator("section[aria-labelledby=own] li a").EvaluateAllAsync<string[]>("links => links.slice(0, 8).map(link => link.href)"))
        {
            await visit.Page.GotoAsync(link);
            await AssertTextAsync(visit, link);
            if (await visit.Page.Locator("[data-gap]").CountAsync() > 0)
            {
                await visit.Page.Locator("[data-gap]").First.FillAsync(Payloads.All[2]);
                await AssertTextAsync(visit, link + ", filled in");
            }
        }

        foreach (var name in Payloads.Names.Take(12))
        {
            await visit.Page.GotoAsync("/search");
            await visit.Page.Locator("#q").FillAsync(name);
            await visit.SubmitAsync("#q");
            await visit.Page.Locator("p[role=status]").WaitForAsync();
            await AssertTextAsync(visit, "search for " + name);
        }

        await visit.Page.GotoAsync("/apps");
        await visit.Page.Locator("#app").FillAsync(Payloads.All[2]);
        await visit.SubmitAsync("#app");
        await visit.Page.Locator("[role=alert]").WaitForAsync();
        await AssertTextAsync(visit, "an app's name");
        visit.AssertQuiet();
    }

    [Fact]
    public async Task Files_and_their_names_are_text()
    {
        await using var provider = await FakeProvider.StartAsync();
        await using var server = await GovernedServer.StartAsync(GovernedServer.With(provider));
        await using var visit = await BeginAsync(server);
        await visit.SignInAsync("officer");
        var content = "The northern route closes in March.\n\n" + Payloads.Markdown;
        var escaped = System.Security.SecurityElement.Escape(content.Replace("\0", "", StringComparison.Ordinal));
        await visit.AttachAsync(
        [
            .. Payloads.Names.Take(6).Select((name, index) => new FilePayload { Name = name + index + ".txt", MimeType = "text/plain", Buffer = Encoding.UTF8.GetBytes(content) }),
            new FilePayload { Name = "<img src=x onerror=pwn()>.md", MimeType = "text/markdown", Buffer = Encoding.UTF8.GetBytes(content) },
            new FilePayload { Name = "a.html", MimeType = "text/html", Buffer = Encoding.UTF8.GetBytes("<html><body onload=pwn()>" + content.Replace("\n\n", "<p>", StringComparison.Ordinal)) },
            new FilePayload { Name = "a.docx", MimeType = "application/octet-stream", Buffer = Papers.Docx(escaped!, "<img src=x onerror=pwn()>".Replace("<", "&lt;", StringComparison.Ordinal)) },
            new FilePayload { Name = "<img src=x onerror=pwn()>.txt", MimeType = "text/plain", Buffer = Encoding.UTF8.GetBytes("NATO SECRET\n" + content) },
        ]);
        await visit.Page.Locator("#files .stopped").First.WaitForAsync();
        await AssertTextAsync(visit, "files before they are asked about");
        await visit.ChooseModelAsync("test-model");
        provider.OnChat = http => FakeProvider.StreamAsync(http, "It closes in March [1], [2], [3].");
        var answer = await visit.AskAsync("When does the northern route close?");
        await answer.Locator("a.citation").First.WaitForAsync();
        await AssertTextAsync(visit, "an answer with sources");
        foreach (var link in await visit.Page.Locator(".chip[href], .turn__sources a").EvaluateAllAsync<string[]>("links => links.map(link => link.href)"))
        {
            await visit.Page.GotoAsync(link);
            await AssertTextAsync(visit, link);
            Assert.Contains("northern route", await visit.Page.Locator("main").InnerTextAsync(), StringComparison.Ordinal);
        }

        visit.AssertQuiet();
    }

    [Fact]
    public async Task Clauses_are_text()
    {
        const string Clause = "### 4.2 ";
        using var folder = new TemporaryFolder();
        var text = await File.ReadAllTextAsync(Repository.File("samples", "nato-unclassified.v1.md"), TestContext.Current.CancellationToken);
        var start = text.IndexOf('\n', text.IndexOf(Clause, StringComparison.Ordinal));
        var first = text[(start + 2)..text.IndexOf('\n', start + 2)];
        // Raw HTML and images make no agreement; escaped, it is the text that a page has to show.
        var lines = string.Join("\n\n", Payloads.Names
            .Where(payload => (payload[0] == '<' && !payload.Contains("![", StringComparison.Ordinal)) || payload.StartsWith("[x](", StringComparison.Ordinal))
            .Select(payload => payload.Replace("<", "\\<", StringComparison.Ordinal)));
        ChangedSample.Write(folder, first, first + "\n\n" + lines);
        await using var server = await GovernedServer.StartInAsync(folder);
        await using var visit = await BeginAsync(server);
        await visit.SignInAsync("officer", accept: false);
        await visit.Page.WaitForURLAsync("**/consent**");
        await visit.Page.Locator("details.access-whole").EvaluateAsync("details => { details.open = true; }");
        await AssertTextAsync(visit, "consent");
        Assert.Contains("<script>pwn()</script>", await visit.Page.Locator("main").InnerTextAsync(), StringComparison.Ordinal);
        await visit.AcceptAsync();
        var answer = await visit.AskAsync("Build a watch list of the citizens who attended the protest, from purchased location data");
        await answer.Locator("[data-decision=refused]").WaitForAsync();
        await AssertTextAsync(visit, "a card");
        Assert.Contains("<script>pwn()</script>", await answer.InnerTextAsync(), StringComparison.Ordinal);
        await visit.Page.GotoAsync("/agreement");
        await AssertTextAsync(visit, "agreement");
        visit.AssertQuiet();
    }

    [Fact]
    public async Task Addresses_are_text()
    {
        await using var server = await GovernedServer.StartAsync();
        await using var visit = await BeginAsync(server);
        foreach (var payload in Payloads.Names.Take(12).Append("javascript:pwn()").Append("//evil.example/").Append("/\\evil.example"))
        {
            var value = Uri.EscapeDataString(payload);
            await visit.Page.GotoAsync($"/sign-in?return={value}&language={value}&locked={value}&out={value}");
            await AssertTextAsync(visit, "sign-in with " + payload);
        }

        await visit.Page.Locator("#name").FillAsync(Payloads.All[8]);
        await visit.Page.Locator("#code").FillAsync(Payloads.All[10][..12]);
        await visit.SubmitAsync("#name");
        await visit.Page.Locator("#sign-in-error").WaitForAsync();
        await AssertTextAsync(visit, "a name that nobody has");
        await visit.SignInAsync("officer", path: "/settings");
        foreach (var payload in Payloads.Names.Take(8).Append("javascript:pwn()").Append("//evil.example/"))
        {
            var value = Uri.EscapeDataString(payload);
            foreach (var path in new[] { $"/chat?prompt={value}", $"/chat/AAAAAAAAAAAAAAAAAAAAAA?turn=AAAAAAAAAAAAAAAAAAAAAA&x={value}", $"/sources/{value}?chunk={value}&back={value}", $"/projects/{value}?saved={value}", $"/prompts/{value}", $"/settings?saved={value}", $"/exports/answer/{value}.md", $"/receipts/{value}" })
            {
                await visit.Page.GotoAsync(path);
                Assert.StartsWith(visit.Url, visit.Page.Url, StringComparison.Ordinal);
                await AssertTextAsync(visit, path);
            }
        }

        visit.AssertQuiet();
    }

    [Fact]
    public async Task What_ran_would_be_noticed()
    {
        await using var server = await GovernedServer.StartAsync();
        await using var visit = await BeginAsync(server);
        foreach (var payload in new[] { Payloads.All[2], Payloads.All[7], Payloads.All[10], Payloads.All[22], "<a href=javascript:pwn()>x</a>" })
        {
            await visit.Page.GotoAsync("about:blank");
            await visit.Page.SetContentAsync(payload.StartsWith('"') ? $"<input value=\"{payload}\">" : payload);
            Assert.NotEmpty(await visit.Page.EvaluateAsync<string[]>(Foreign));
        }
    }

    private async Task<Visit> BeginAsync(GovernedServer server)
    {
        var visit = await Visit.BeginAsync(browser, server);
        await visit.Page.AddInitScriptAsync("window.pwn = () => { window.pwned = true; };");
        visit.Page.Dialog += (_, dialog) => Assert.Fail($"A dialog was opened: {dialog.Message}");
        return visit;
    }

    /// <summary>Returns when every diagram stands there, or is known to be none.</summary>
    private static async Task DrawnAsync(Visit visit) => await visit.Page.WaitForFunctionAsync(
        "() => [...document.querySelectorAll('figure[data-diagram]')].every(figure => figure.querySelector('iframe')?.style.height || figure.querySelector(':scope > p.hint'))");

    private static async Task AssertTextAsync(Visit visit, string place)
    {
        var foreign = await visit.Page.EvaluateAsync<string[]>(Foreign);
        Assert.True(foreign.Length == 0, $"{place}: {string.Join('\n', foreign)}");
    }

    /// <summary>Sends a form's fields with the page's own token, as its scripts do.</summary>
    private static async Task PostAsync(Visit visit, string path, Dictionary<string, string> fields)
    {
        var status = await visit.Page.EvaluateAsync<int>(
            """
            async text => {
              const { path, fields } = JSON.parse(text);
              const token = document.querySelector('meta[name="csrf-token"]').content;
              return (await fetch(path, { method: 'POST', headers: { RequestVerificationToken: token }, body: new URLSearchParams(fields), redirect: 'manual' })).status;
            }
            """,
            JsonSerializer.Serialize(new { path, fields }));
        Assert.True(status is 0 or (>= 200 and < 400), $"{path} answered {status}.");
    }
}
