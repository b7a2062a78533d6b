using System.Diagnostics;
using Caveat.Assistant.Conversations;
using Caveat.Assistant.Storage;
using Caveat.Journeys.Hosting;
using Caveat.Scenarios.Hosting;
using Caveat.Testing;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Caveat.Journeys;

/// <summary>Whatever fails, nothing that was recorded is lost: the page says in one sentence what happened, and offers the next step.</summary>
public sealed class WhenThingsFail(Browser browser, Office office) : IClassFixture<Office>
{
    [Fact]
    public async Task A_vendor_that_dies_leaves_what_had_arrived_and_answers_when_asked_again()
    {
        await using var visit = await office.EnterAsync(browser);
        var answer = Office.Last(visit.Page);
        var held = office.Hold();
        await Office.BeginAsync(visit, "How is the harbour?");
        held.Say(HeldAnswer.Paragraphs(1, 6));
        await Office.ShownAsync(answer, 1);
        held.Cut();

        await Office.EndedAsync(answer, "failed");
        var card = answer.Locator("[data-decision=failed]");
        await Expect(card.Locator(".decision__sentence")).ToHaveTextAsync(OneSentence);
        await Expect(card).ToContainTextAsync(visit.Words["cards.kept"]);
        await Office.ShownAsync(answer, 1);

        office.Answer([.. HeldAnswer.Paragraphs(1, 3)]);
        await visit.UseAsync(card.GetByRole(AriaRole.Button, new() { Name = visit.Words["cards.again"] }));
        await Office.EndedAsync(answer, "done");
        await Office.WholeAsync(answer, HeldAnswer.Paragraphs(1, 3));
        await Expect(answer.Locator(".branches")).ToContainTextAsync(visit.Words.Fill("chat.branch", 2, 2));
        await visit.UseAsync(answer.GetByRole(AriaRole.Button, new() { Name = visit.Words["chat.branch-before"] }));
        await Office.EndedAsync(answer, "failed");
        await Office.ShownAsync(answer, 1);
        visit.AssertQuiet();
    }

    [Fact]
    public async Task A_network_that_drops_loses_and_doubles_no_character()
    {
        await using var wire = new Wire { To = office.Server.Url };
        await using var visit = await Visit.BeginAtAsync(browser, wire.Url, office.Server);
        await visit.SignInAsync("officer");
        var answer = Office.Last(visit.Page);
        var status = visit.Page.Locator("#status");
        var held = office.Hold();
        await Office.BeginAsync(visit, "How is the harbour?");
        held.Say(HeldAnswer.Paragraphs(1, 6));
        await Office.ShownAsync(answer, 1);

        wire.Cut();
        await Expect(status).ToHaveTextAsync(visit.Words["chat.lost"]);
        held.Say(HeldAnswer.Paragraphs(7, 12));
        // It tries for as long as it takes, at most eight seconds apart: three times show it.
        await UntilAsync(() => wire.Refused >= 3);
        wire.Mend();
        await Office.ShownAsync(answer, 7);
        held.Say(HeldAnswer.Paragraphs(13, 14));
        held.End();
        await Office.EndedAsync(answer, "done");
        await Office.WholeAsync(answer, HeldAnswer.Paragraphs(1, 14));
        await Expect(status).ToBeEmptyAsync();
    }

    [Fact]
    public async Task A_page_that_is_loaded_again_while_an_answer_arrives_shows_all_of_it_once()
    {
        await using var visit = await office.EnterAsync(browser);
        var answer = Office.Last(visit.Page);
        var held = office.Hold();
        await Office.BeginAsync(visit, "How is the harbour?");
        for (var part = 0; part < 3; part++)
        {
            held.Say(HeldAnswer.Paragraphs(part * 6 + 1, part * 6 + 6));
            await Office.ShownAsync(answer, part * 6 + 1);
            await visit.Page.ReloadAsync();
            await Office.ShownAsync(answer, part * 6 + 1);
        }

        held.End();
        await Office.EndedAsync(answer, "done");
        await Office.WholeAsync(answer, HeldAnswer.Paragraphs(1, 18));
        visit.AssertQuiet();
    }

    [Fact]
    public async Task Questions_sent_while_an_answer_arrives_are_answered_in_their_order()
    {
        await using var visit = await office.EnterAsync(browser);
        var held = office.Hold();
        await Office.BeginAsync(visit, "The first question?");
        held.Say(HeldAnswer.Paragraphs(1, 6));
        await Office.ShownAsync(Office.Last(visit.Page), 1);
        office.Vendor.OnChat = http => FakeProvider.StreamAsync(http, $"Answer {office.Vendor.Received.Count}.");
        var waiting = visit.Page.Locator(".queue__item");
        await Office.WriteAsync(visit.Page, "The second question?");
        await Expect(waiting).ToHaveCountAsync(1);
        await Office.WriteAsync(visit.Page, "The third question?");
        await Expect(waiting).ToHaveCountAsync(2);
        await visit.Page.ReloadAsync();
        await Expect(waiting).ToHaveCountAsync(2);

        var asked = office.Vendor.Received.Count;
        held.End();
        await Expect(visit.Page.Locator(".turn--answer[data-state=done]")).ToHaveCountAsync(3);
        await Expect(waiting).ToHaveCountAsync(0);
        Assert.Equal(["The first question?", "The second question?", "The third question?"], await visit.Page.Locator(".turn__words").AllInnerTextsAsync());
        await Expect(visit.Page.Locator(".turn--answer").Nth(1)).ToContainTextAsync($"Answer {asked + 1}.");
        await Expect(visit.Page.Locator(".turn--answer").Nth(2)).ToContainTextAsync($"Answer {asked + 2}.");
        visit.AssertQuiet();
    }

    [Fact]
    public async Task What_two_tabs_ask_in_one_conversation_both_survives_as_branches()
    {
        await using var visit = await office.EnterAsync(browser);
        var first = visit.Page;
        office.Answer("Calm.");
        await Office.BeginAsync(visit, "How is the harbour?");
        await Office.EndedAsync(Office.Last(first), "done");
        var second = await first.Context.NewPageAsync();
        await second.GotoAsync(first.Url);

        office.Answer("Answer to the first tab.");
        await Office.WriteAsync(first, "And the pier?");
        await Expect(Office.Last(first)).ToContainTextAsync("Answer to the first tab.");
        office.Answer("Answer to the second tab.");
        await Office.WriteAsync(second, "And the boats?");
        await Expect(Office.Last(second)).ToContainTextAsync("Answer to the second tab.");

        foreach (var page in new[] { first, second })
        {
            await page.ReloadAsync();
            var question = page.Locator(".turn--question").Last;
            await Expect(question).ToContainTextAsync("And the boats?");
            await Expect(question.Locator(".branches")).ToContainTextAsync(visit.Words.Fill("chat.branch", 2, 2));
            await question.GetByRole(AriaRole.Button, new() { Name = visit.Words["chat.branch-before"] }).ClickAsync();
            await Expect(Office.Last(page)).ToContainTextAsync("Answer to the first tab.");
            await page.Locator(".turn--question").Last.GetByRole(AriaRole.Button, new() { Name = visit.Words["chat.branch-after"] }).ClickAsync();
            await Expect(Office.Last(page)).ToContainTextAsync("Answer to the second tab.");
        }

        visit.AssertQuiet();
    }

    [Fact]
    public async Task A_full_disk_keeps_people_from_asking_and_not_from_reading()
    {
        const string Next = "And the pier?";
        await using var visit = await office.EnterAsync(browser);
        var field = visit.Page.Locator("#text");
        office.Answer("Calm.");
        await Office.BeginAsync(visit, "How is the harbour?");
        await Office.EndedAsync(Office.Last(visit.Page), "done");
        using (new FullDisk(office.Server.Data))
        {
            await Office.WriteAsync(visit.Page, Next);
            await Expect(visit.Page.Locator("#composer-error")).ToHaveTextAsync(visit.Words.Fill("chat.not-sent", visit.Words["access.storage"]));
            await Expect(field).ToHaveValueAsync(Next);
            await visit.Page.ReloadAsync();
            await Expect(Office.Last(visit.Page)).ToContainTextAsync("Calm.");
            await Expect(field).ToHaveValueAsync(Next);
        }

        await field.PressAsync("Enter");
        await Expect(visit.Page.Locator(".turn--answer[data-state=done]")).ToHaveCountAsync(2);
        Assert.Equal(2, await visit.Page.Locator(".turn--question").CountAsync());
        visit.AssertQuiet();
    }

    [Fact]
    public async Task A_disk_that_fills_while_an_answer_arrives_leaves_it_to_be_copied_and_stores_it_later()
    {
        await using var visit = await office.EnterAsync(browser);
        var answer = Office.Last(visit.Page);
        var held = office.Hold();
        await Office.BeginAsync(visit, "How is the harbour?");
        held.Say(HeldAnswer.Paragraphs(1, 6));
        await Office.ShownAsync(answer, 1);
        using (new FullDisk(office.Server.Data))
        {
            held.End();
            await Office.EndedAsync(answer, "failed");
            await Expect(answer.Locator(".decision__sentence")).ToHaveTextAsync(visit.Words["answers.not_kept"]);
            await Office.WholeAsync(answer, HeldAnswer.Paragraphs(1, 6));
        }

        await UntilAsync(async () =>
        {
            await visit.Page.ReloadAsync();
            return await answer.GetAttributeAsync("data-state") == "done";
        });
        await Office.WholeAsync(answer, HeldAnswer.Paragraphs(1, 6));
        visit.AssertQuiet();
    }

    [Fact]
    public async Task An_answer_that_turns_into_a_violation_ends_in_a_card_below_what_was_permitted()
    {
        await using var visit = await office.EnterAsync(browser);
        var answer = Office.Last(visit.Page);
        var held = office.Hold();
        await Office.BeginAsync(visit, "How is the harbour?");
        held.Say(HeldAnswer.Paragraphs(1, 6));
        await Office.ShownAsync(answer, 1);
        held.Say("NATO SECRET\n\nThe convoy leaves at six.");
        held.End();
        await Office.EndedAsync(answer, "refused");
        var card = answer.Locator("[data-decision=refused]");
        await Expect(card).ToContainTextAsync(visit.Words.Fill("cards.clause", "2.1"));
        await Expect(card.Locator(".decision__clause blockquote")).Not.ToBeEmptyAsync();
        await Office.ShownAsync(answer, 1);
        await Expect(answer).Not.ToContainTextAsync("convoy");
        visit.AssertQuiet();
    }

    [Fact]
    public async Task Stopping_reaches_the_vendor_and_keeps_what_had_arrived()
    {
        await using var visit = await office.EnterAsync(browser);
        var answer = Office.Last(visit.Page);
        var held = office.Hold();
        await Office.BeginAsync(visit, "How is the harbour?");
        held.Say(HeldAnswer.Paragraphs(1, 6));
        await Office.ShownAsync(answer, 1);
        var clicked = Stopwatch.GetTimestamp();
        await visit.UseAsync(visit.Page.Locator("#stop"));
        await held.Gone.WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);
        Print($"From the click on Stop to the end of the vendor's connection: {Stopwatch.GetElapsedTime(clicked).TotalMilliseconds:0} ms");
        await Office.EndedAsync(answer, "stopped");
        await Office.ShownAsync(answer, 1);
        await Expect(answer.Locator("[data-decision=stopped]")).ToBeVisibleAsync();
        visit.AssertQuiet();
    }

    [Fact]
    public async Task A_session_that_ends_while_an_answer_arrives_asks_to_sign_in_and_loses_neither_answer_nor_draft()
    {
        var clock = new SetClock(TimeProvider.System.GetUtcNow());
        await using var vendor = await FakeProvider.StartAsync();
        await using var server = await GovernedServer.StartAsync(clock, GovernedServer.With(vendor));
        await using var visit = await Visit.BeginAsync(browser, server);
        await visit.SignInAsync("officer");
        var answer = Office.Last(visit.Page);
        var held = Office.Hold(vendor);
        await Office.BeginAsync(visit, "How is the harbour?");
        held.Say(HeldAnswer.Paragraphs(1, 6));
        await Office.ShownAsync(answer, 1);
        await visit.Page.Locator("#text").FillAsync("And the pier?");
        var place = new Uri(visit.Page.Url).AbsolutePath;

        clock.Set(clock.GetUtcNow().AddHours(13));
        held.Say(HeldAnswer.Paragraphs(7, 12));
        held.End();
        await visit.Page.WaitForURLAsync("**/sign-in?**");
        await visit.GiveCodeAsync("officer");
        await visit.Page.WaitForURLAsync("**" + place);
        await Office.EndedAsync(answer, "done");
        await Office.WholeAsync(answer, HeldAnswer.Paragraphs(1, 12));
        await Expect(visit.Page.Locator("#text")).ToHaveValueAsync("And the pier?");
        visit.AssertQuiet();
    }

    [Fact]
    public async Task A_server_that_is_killed_leaves_what_had_arrived_and_answers_when_asked_again_and_what_waited_goes_on()
    {
        await using var wire = new Wire();
        await using var visit = await Visit.BeginAtAsync(browser, wire.Url, server: null);
        await using var vendor = await FakeProvider.StartAsync();
        await using var server = new KilledServer(vendor);
        wire.To = await server.StartAsync();
        await visit.Page.GotoAsync("/chat");
        await visit.GiveCodeAsync("officer", server.Code);
        await visit.AcceptAsync();

        var answer = Office.Last(visit.Page);
        var status = visit.Page.Locator("#status");
        var held = Office.Hold(vendor);
        await Office.BeginAsync(visit, "How is the harbour?");
        held.Say(HeldAnswer.Paragraphs(1, 12));
        await Office.ShownAsync(answer, 6);
        // What else a turn carries is shorter than two paragraphs.
        await server.KeptAsync(6 * HeldAnswer.Paragraph(1).Length);
        await server.KillAsync();
        await Expect(status).ToHaveTextAsync(visit.Words["chat.lost"]);
        wire.To = await server.StartAsync();
        await Office.EndedAsync(answer, "interrupted");
        var card = answer.Locator("[data-decision=interrupted]");
        await Expect(card.Locator(".decision__sentence")).ToHaveTextAsync(visit.Words["cards.interrupted-sentence"]);
        await Office.ShownAsync(answer, 4);

        held = Office.Hold(vendor);
        await visit.UseAsync(card.GetByRole(AriaRole.Button, new() { Name = visit.Words["cards.again"] }));
        held.Say(HeldAnswer.Paragraphs(1, 6));
        await Office.ShownAsync(answer, 1);
        await Office.WriteAsync(visit.Page, "And the pier?");
        await Expect(visit.Page.Locator(".queue__item")).ToHaveCountAsync(1);
        await server.KillAsync();
        vendor.OnChat = http => FakeProvider.StreamAsync(http, "The pier is dry.");
        wire.To = await server.StartAsync();
        await Expect(visit.Page.Locator(".turn--answer[data-state=done]")).ToContainTextAsync("The pier is dry.");
        await Expect(visit.Page.Locator(".turn--answer")).ToHaveCountAsync(2);
        await Expect(visit.Page.Locator(".queue__item")).ToHaveCountAsync(0);
        await Office.EndedAsync(visit.Page.Locator(".turn--answer").First, "interrupted");
    }

    [Fact]
    public async Task A_conversation_of_five_hundred_turns_opens_at_its_end_and_the_rest_comes_as_one_scrolls()
    {
        const int Questions = 250, Window = 60;
        await using var visit = await office.EnterAsync(browser);
        var owner = OwnerId.Parse((await visit.Page.Locator("html").GetAttributeAsync("data-owner"))!);
        var place = "/chat/" + await WriteConversationAsync(owner, Questions);

        var html = await (await visit.Page.Context.APIRequest.GetAsync(place)).TextAsync();
        Assert.Equal(Window, html.Split("data-turn=\"").Length - 1);

        var begun = Stopwatch.GetTimestamp();
        await visit.Page.GotoAsync(place);
        await Expect(visit.Page.Locator("#text")).ToBeFocusedAsync();
        Print($"500 turns: the end is shown and the field has the focus after {Stopwatch.GetElapsedTime(begun).TotalMilliseconds:0} ms");
        await Expect(Office.Last(visit.Page)).ToBeInViewportAsync();

        begun = Stopwatch.GetTimestamp();
        var words = string.Concat(Enumerable.Repeat("typing ", 20));
        await visit.Page.Keyboard.TypeAsync(words);
        await Expect(visit.Page.Locator("#text")).ToHaveValueAsync(words);
        Print($"500 turns: {Stopwatch.GetElapsedTime(begun).TotalMilliseconds / words.Length:0.0} ms a keystroke");

        var turns = visit.Page.Locator("#turns > [data-turn]");
        for (var shown = await turns.CountAsync(); shown < 2 * Questions; shown = await turns.CountAsync())
        {
            await visit.Page.EvaluateAsync("scrollTo(0, 0)");
            await Expect(turns).Not.ToHaveCountAsync(shown);
        }

        Assert.Equal(2 * Questions, await turns.CountAsync());
        await Expect(turns.First).ToContainTextAsync("Question 1?");
        Assert.Equal(2 * Questions, await turns.EvaluateAllAsync<int>("turns => new Set(turns.map(turn => turn.id)).size"));
        visit.AssertQuiet();
    }

    private async Task<RowId> WriteConversationAsync(OwnerId owner, int questions)
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        var conversation = await office.Server.Part<ConversationStore>().CreateAsync(owner, "A long one", null, cancellationToken);
        var store = office.Server.Part<TurnStore>();
        for (var number = 1; number <= questions; number++)
        {
            var placed = await store.AskAsync(owner, conversation.Id, new Question($"Question {number}?"), null, cancellationToken);
            var answer = placed!.Answer!;
            await store.EndAsync(owner, answer with { State = TurnState.Done, Content = answer.Content with { Text = HeldAnswer.Paragraph(number) } });
        }

        return conversation.Id;
    }

    private static System.Text.RegularExpressions.Regex OneSentence { get; } = new(@"^[^.]+\.( [^.]+\.)?$");

    private static void Print(string line) => TestContext.Current.SendDiagnosticMessage(line);

    private static Task UntilAsync(Func<bool> isSo) => UntilAsync(() => Task.FromResult(isSo()));

    private static async Task UntilAsync(Func<Task<bool>> isSo)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (!await isSo())
        {
            await Task.Delay(50, limit.Token);
        }
    }
}
