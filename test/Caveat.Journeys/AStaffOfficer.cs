using System.IO.Compression;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Caveat.Journeys.Hosting;
using Caveat.Scenarios.Hosting;
using Caveat.Testing;
using Microsoft.Playwright;

namespace Caveat.Journeys;

/// <summary>A newcomer with a study of twelve pages: consent, an answer with its passage, another question, a refusal that is understood, and a paper to take away.</summary>
public sealed partial class AStaffOfficer(Browser browser)
{
    private const string Marking = "NATO UNCLASSIFIED";

    // The screens know this use by its English words; the clause is shown in the reader's language.
    private const string Prohibited = "Build a watch list of the citizens who attended the protest, from purchased location data";

    private const string IsSeen = """
        element => {
          const { left, top, width, height } = element.getBoundingClientRect();
          return element.contains(document.elementFromPoint(left + width / 2, top + height / 2));
        }
        """;

    public static TheoryData<string, bool> Readers => new() { { "en-GB", false }, { "en-GB", true }, { "fr-FR", false }, { "fr-FR", true } };

    [Theory]
    [MemberData(nameof(Readers))]
    public async Task Finishes_without_help(string locale, bool byKeyboard)
    {
        await using var server = await GovernedServer.StartAsync();
        await using var visit = await Visit.BeginAsync(browser, server, locale, byKeyboard);
        var page = visit.Page;
        var isFrench = locale == "fr-FR";

        await visit.SignInAsync("officer", accept: false);
        await Assertions.Expect(page.Locator("html")).ToHaveAttributeAsync("lang", isFrench ? "fr" : "en");
        await Assertions.Expect(page.Locator(".access-clauses li")).Not.ToHaveCountAsync(0);
        await Assertions.Expect(page.Locator(".access-clauses")).ToContainTextAsync(isFrench ? "Pas de surveillance intérieure" : "No domestic surveillance");
        await ShowsBannersAsync(page);
        await visit.AcceptAsync();
        await ShowsBannersAsync(page);

        // The study, its marking before anything is asked, and a task to start from.
        var chip = await visit.AttachAsync(Repository.File("samples", "documents", "northern-route-study.pdf"));
        await Assertions.Expect(chip.Locator(".badge")).ToHaveTextAsync(Marking);
        var question = isFrench ? "Que propose l’étude pour le pont de Tolga ?" : "What does the study propose for the bridge at Tolga?";
        var answer = await visit.AskAsync(question);
        await Assertions.Expect(answer.Locator(".turn__marking")).ToHaveTextAsync(Marking);
        await FollowsACitationAsync(visit, answer);

        // Another way to ask: a branch, with a way back.
        var asked = page.Locator(".turn--question").Last;
        await visit.UseAsync(asked.Locator(".turn__edit > summary"));
        await visit.TypeAsync(asked.Locator(".turn__edit textarea"), isFrench ? "Quels sont les risques au pont de Tolga ?" : "Which risks are there at the Tolga bridge?");
        await visit.UseAsync(visit.Button("chat.ask-edited"));
        await Assertions.Expect(asked.Locator(".branches")).ToContainTextAsync(visit.Words.Fill("chat.branch", 2, 2));
        await Assertions.Expect(page.Locator(".turn--answer:not([data-arriving])")).ToHaveCountAsync(1);
        await visit.UseAsync(visit.Button("chat.branch-before"));
        await Assertions.Expect(asked.Locator(".branches")).ToContainTextAsync(visit.Words.Fill("chat.branch", 1, 2));
        await Assertions.Expect(asked.Locator("[data-copy-from]")).ToHaveTextAsync(question);

        var refused = await visit.AskAsync(Prohibited);
        await ExplainsTheRefusalAsync(visit, refused, isFrench);
        await TakesThePaperAwayAsync(visit, page.Locator(".turn--answer").First);

        visit.Report("Staff officer", byKeyboard ? 150 : 40);
        visit.AssertQuiet();
    }

    [Fact]
    public async Task Reads_an_answer_while_it_arrives()
    {
        var rest = new TaskCompletionSource();
        await using var vendor = await FakeProvider.StartAsync();
        vendor.OnChat = async http =>
        {
            await FakeProvider.SendEventAsync(http, FakeProvider.Chunk("The bridge at Tolga is to be strengthened [1].\n\n"));
            await rest.Task.WaitAsync(http.RequestAborted);
            await FakeProvider.StreamAsync(http, "It has to be decided by December.");
        };
        await using var server = await GovernedServer.StartAsync(GovernedServer.With(vendor));
        await using var visit = await Visit.BeginAsync(browser, server);
        var page = visit.Page;
        await visit.SignInAsync("officer");
        await visit.AttachAsync(Repository.File("samples", "documents", "northern-route-study.pdf"));
        await visit.UseAsync(page.Locator("#models > summary"));
        await visit.UseAsync(page.GetByRole(AriaRole.Radio, new PageGetByRoleOptions { Name = "test-model" }));
        await visit.TypeAsync(page.Locator("#text"), "What is to be done at Tolga?");
        await visit.SendAsync(visit.Button("chat.send"));

        var arriving = page.Locator(".turn--answer[data-arriving]");
        await Assertions.Expect(arriving.Locator(".prose")).ToHaveTextAsync("The bridge at Tolga is to be strengthened [1].");
        await Assertions.Expect(arriving.Locator("a.citation")).ToBeVisibleAsync();
        await Assertions.Expect(visit.Button("chat.stop")).ToBeVisibleAsync();

        rest.SetResult();
        var answer = page.Locator(".turn--answer:not([data-arriving])");
        await Assertions.Expect(answer.Locator(".prose p")).ToHaveTextAsync(["The bridge at Tolga is to be strengthened [1].", "It has to be decided by December."]);
        await Assertions.Expect(answer.Locator(".turn__sources")).ToContainTextAsync("northern-route-study.pdf, page");
        await Assertions.Expect(visit.Button("chat.stop")).ToBeHiddenAsync();
        visit.AssertQuiet();
    }

    private static async Task ShowsBannersAsync(IPage page)
    {
        foreach (var place in (string[])["top", "bottom"])
        {
            await Assertions.Expect(page.Locator($".banner--{place}")).ToHaveTextAsync(Marking);
            await Assertions.Expect(page.Locator($".banner--{place}")).ToBeInViewportAsync();
        }
    }

    private static async Task FollowsACitationAsync(Visit visit, ILocator answer)
    {
        var page = visit.Page;
        var citation = answer.Locator("a.citation").First;
        var place = await citation.GetAttributeAsync("title");
        var number = PageNumber().Match(place!).Groups[1].Value;
        Assert.NotEmpty(number);
        var conversation = page.Url;

        await visit.UseAsync(citation);
        await Assertions.Expect(page.Locator("#chunk mark").First).ToBeInViewportAsync();
        await Assertions.Expect(page.Locator("#chunk")).ToContainTextAsync("Tolga");
        await Assertions.Expect(page.Locator(".source-page", new PageLocatorOptions { Has = page.Locator("#chunk") }).Locator("h2"))
            .ToHaveTextAsync(visit.Words.Fill("documents.source.page", number));

        await visit.UseAsync(visit.Link("documents.source.back"));
        await page.WaitForURLAsync(url => new Uri(url).AbsolutePath == new Uri(conversation).AbsolutePath);
    }

    private static async Task ExplainsTheRefusalAsync(Visit visit, ILocator refused, bool isFrench)
    {
        var page = visit.Page;
        var card = refused.Locator("[data-decision=refused]");
        await Assertions.Expect(card).ToContainTextAsync(visit.Words.Fill("cards.clause", "4.2"));
        await Assertions.Expect(card.Locator("blockquote")).ToHaveTextAsync(isFrench
            ? "Le système d'IA ne sert pas à suivre, à profiler ou à surveiller la population d'une nation de l'alliance sur le territoire de celle-ci, ni à en dresser des listes à cette fin, que les données aient été collectées à cet effet ou achetées."
            : "The AI system is not used to track, profile or monitor the people of any nation of the alliance in that nation, and not to draw up lists of them for such an end, whether the data were collected for it or bought.");
        await Assertions.Expect(card).ToContainTextAsync(visit.Words["cards.detected"]);
        await Assertions.Expect(card).ToContainTextAsync(visit.Words["cards.whom-refused"]);

        // The whole card is in sight, what can be done about it as well: the field to write in does not lie over it.
        Assert.True(await card.Locator(".decision__appeal > summary").EvaluateAsync<bool>(IsSeen));
        await visit.UseAsync(card.Locator("a[data-receipt]"));
        await Assertions.Expect(page.Locator("#receipt-verdict")).ToHaveTextAsync(visit.Words["receipt.verified"]);
        await Assertions.Expect(page.Locator("#receipt-facts")).ToContainTextAsync(visit.Words["receipt.refused"]);
        await visit.UseAsync(page.Locator("#receipt").GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = visit.Words["common.close"] }));
        await Assertions.Expect(page.Locator("#receipt")).ToBeHiddenAsync();
    }

    private static async Task TakesThePaperAwayAsync(Visit visit, ILocator answer)
    {
        var receipt = await answer.Locator("a[data-receipt]").GetAttributeAsync("data-receipt");
        await visit.UseAsync(answer.Locator("summary", new LocatorLocatorOptions { HasText = visit.Words["chat.export"] }));
        var download = await visit.Page.RunAndWaitForDownloadAsync(() => visit.UseAsync(answer.Locator("a[href$='.docx']")));
        Assert.EndsWith(".docx", download.SuggestedFilename, StringComparison.Ordinal);

        using var paper = await ZipFile.OpenReadAsync(await download.PathAsync());
        Assert.Equal([Marking], Edges(paper, "header"));
        Assert.All(Edges(paper, "footer"), edge => Assert.StartsWith(Marking, edge, StringComparison.Ordinal));
        var text = TextOf(paper.GetEntry("word/document.xml")!);
        Assert.Contains(visit.Words["exports.drafted"], text, StringComparison.Ordinal);
        Assert.Contains(receipt!, text, StringComparison.Ordinal);
        Assert.Matches("northern-route-study\\.pdf, page [0-9]+", text);
    }

    private static IReadOnlyList<string> Edges(ZipArchive paper, string edge) =>
        [.. paper.Entries.Where(entry => entry.FullName.StartsWith("word/" + edge, StringComparison.Ordinal)).Select(TextOf)];

    private static string TextOf(ZipArchiveEntry part)
    {
        using var content = part.Open();
        return XDocument.Load(content).Root!.Value;
    }

    [GeneratedRegex("page ([0-9]+)")]
    private static partial Regex PageNumber();
}
