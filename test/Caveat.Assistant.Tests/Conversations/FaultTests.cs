using Caveat.Assistant.Access;
using Caveat.Assistant.Asking;
using Caveat.Assistant.Conversations;
using Caveat.Assistant.Storage;
using Caveat.Assistant.Tests.Storage;
using Caveat.Gateway.Tests.Hosting;
using Caveat.Testing;

namespace Caveat.Assistant.Tests.Conversations;

public sealed class FaultTests(PostgresFixture postgres)
{
    private const string Refusal = """
        {"error":{"message":"Not for this.","type":"permission_error","param":null,"code":"use_forbidden","clause":"4.2","clause_text":"No **such** use.","enforcement":"detected","agreement":"sample","agreement_version":3,"receipt":"r-9","found_in":"messages[0]","label":"NATO SECRET","marking":"NATO SECRET","review":"v-1","appeal_url":"/v1/appeals/r-9","order":null}}
        """;

    private static readonly SignedIn Anna = FakeMaterial.SignIn('a');

    private static async Task<Turn> AskAsync(Func<Microsoft.AspNetCore.Http.HttpContext, Task> onChat, Action<TestServer>? prepare = null, SignedIn? by = null)
    {
        await using var place = TestPlace.File();
        await using var gateway = await FakeProvider.StartAsync();
        gateway.OnChat = onChat;
        await using var server = await TestServer.StartAsync(place, gateway);
        prepare?.Invoke(server);
        var turn = await server.AnswerAsync(by ?? Anna, await server.BeginAsync(Anna), "Well?");
        Assert.Equivalent(turn, await server.Store.FindTurnAsync(Anna.Owner, turn.Id, default));
        return turn;
    }

    [Fact]
    public async Task A_refusal_is_kept_with_its_clause_as_the_gateway_told_it()
    {
        var turn = await AskAsync(http => FakeProvider.AnswerJsonAsync(http, Refusal, 403));
        Assert.Equal(TurnState.Refused, turn.State);
        Assert.Equal(
            new RefusalView(403, "use_forbidden", "Not for this.", "4.2", "No **such** use.", "detected", "sample", 3, "r-9", "v-1", "/v1/appeals/r-9", null, "messages[0]", "NATO SECRET", "NATO SECRET"),
            turn.Content.Refusal);
        Assert.Equal("r-9", turn.Content.Receipt);
    }

    [Fact]
    public async Task A_refusal_within_a_stream_keeps_what_was_released_before_it()
    {
        var turn = await AskAsync(async http =>
        {
            await FakeProvider.SendEventAsync(http, FakeProvider.Chunk("So far."));
            await FakeProvider.SendEventAsync(http, Refusal.Trim());
            await FakeProvider.SendEventAsync(http, "[DONE]");
        });
        Assert.Equal((TurnState.Refused, "So far.", "4.2"), (turn.State, turn.Content.Text, turn.Content.Refusal!.Clause));
    }

    [Theory]
    [InlineData("held", 403, """, "clause": "4.3", "review": "v-1" """, TurnState.Held)]
    [InlineData("not_permitted", 403, """, "agreement": "sample" """, TurnState.Refused)]
    [InlineData("limit_reached", 429, """, "clause": "5.1" """, TurnState.Refused)]
    [InlineData("order_in_force", 403, """, "order": "o-1" """, TurnState.Refused)]
    [InlineData("ledger_unavailable", 503, "", TurnState.Failed)]
    [InlineData("invalid_key", 401, "", TurnState.Failed)]
    public async Task What_decided_and_what_failed_are_told_apart(string code, int status, string more, TurnState state) =>
        Assert.Equal(state, (await AskAsync(http => FakeProvider.AnswerJsonAsync(http, $$$"""{"error":{"message":"m","code":"{{{code}}}"{{{more}}} }}""", status))).State);

    [Fact]
    public async Task An_error_of_something_in_between_is_told_by_its_status()
    {
        var turn = await AskAsync(http => FakeProvider.AnswerJsonAsync(http, "<html>", 502), by: FakeMaterial.SignIn('a', "fr"));
        Assert.Equal((TurnState.Failed, 502), (turn.State, turn.Content.Refusal!.Status));
        Assert.Contains("502", turn.Content.Refusal.Message);
        Assert.StartsWith("Le serveur", turn.Content.Refusal.Message);
    }

    [Fact]
    public async Task A_vendor_that_dies_leaves_the_half_answer_and_a_sentence()
    {
        TestServer? server = null;
        var broken = await AskAsync(async http =>
        {
            await FakeProvider.SendEventAsync(http, FakeProvider.Chunk("Half"));
            // A reset would overtake what is still on its way.
            while (!server!.Live.All.Any(answer => answer.Look().Progress.Answer.Content.Text == "Half"))
            {
                await Task.Delay(5);
            }

            http.Abort();
        }, started => server = started);
        Assert.Equal((TurnState.Failed, "Half", "answer_broken"), (broken.State, broken.Content.Text, broken.Content.Refusal!.Code));

        var cut = await AskAsync(http => FakeProvider.SendEventAsync(http, FakeProvider.Chunk("Half")));
        Assert.Equal((TurnState.Failed, "Half", "answer_cut"), (cut.State, cut.Content.Text, cut.Content.Refusal!.Code));
    }

    [Fact]
    public async Task A_gateway_that_cannot_be_reached_is_a_failure_with_status_0()
    {
        await using var place = TestPlace.File();
        await using var server = await TestServer.StartAsync(place);
        var turn = await server.AnswerAsync(Anna, await server.BeginAsync(Anna), "Well?");
        Assert.Equal((TurnState.Failed, 0, "gateway_unreachable"), (turn.State, turn.Content.Refusal!.Status, turn.Content.Refusal.Code));
    }

    [Fact]
    public async Task What_fails_in_the_assistant_itself_ends_the_answer_too()
    {
        var turn = await AskAsync(_ => Task.CompletedTask, server => server.Material.Failure = new InvalidOperationException("?"));
        Assert.Equal((TurnState.Failed, "assistant_failed"), (turn.State, turn.Content.Refusal!.Code));
        turn = await AskAsync(_ => Task.CompletedTask, server => server.Material.FirstModel = null);
        Assert.Equal("no_model", turn.Content.Refusal!.Code);
        turn = await AskAsync(_ => Task.CompletedTask, server => server.Material.Failure = new GatewayRefusedException(new RefusalView(403, "held", "m", "4.3")));
        Assert.Equal(TurnState.Held, turn.State);
    }

    [Theory]
    [ClassData(typeof(EachDatabase))]
    public async Task A_server_that_goes_down_in_order_keeps_every_character_and_the_queue_waits_for_its_person(DatabaseKind kind)
    {
        await using var place = await TestPlace.CreateAsync(kind, postgres);
        await using var gateway = await FakeProvider.StartAsync();
        gateway.OnChat = async http =>
        {
            await FakeProvider.SendEventAsync(http, FakeProvider.Chunk("Half"));
            await Task.Delay(Timeout.Infinite, http.RequestAborted).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        };
        RowId id;
        Turn answer;
        await using (var server = await TestServer.StartAsync(place, gateway))
        {
            id = await server.BeginAsync(Anna);
            answer = (await server.Desk.AskAsync(Anna, id, "One?", [], null, default))!.Answer!;
            await server.Desk.AskAsync(Anna, id, "Two?", [], null, default);
            await UntilAsync(server.Store, answer, "Half");
        }

        gateway.OnChat = http => FakeProvider.StreamAsync(http, "Two.");
        await using var again = await TestServer.StartAsync(place, gateway);
        var open = (await again.Store.OpenAsync(Anna.Owner, id, default))!;
        Assert.Equal((TurnState.Interrupted, "Half"), (open.Turns[1].Turn.State, open.Turns[1].Turn.Content.Text));
        Assert.Equal("Two?", Assert.Single(open.Queued).Content.Text);
        var resumed = (await again.Desk.ResumeAsync(Anna, id, default))!;
        Assert.Equal("Two.", (await again.EndOfAsync(Anna, resumed.Id)).Answer.Content.Text);
        Assert.Null(await again.Desk.ResumeAsync(Anna, id, default));
    }

    [Theory]
    [ClassData(typeof(EachDatabase))]
    public async Task A_server_that_is_killed_leaves_what_was_kept_and_the_next_calls_it_interrupted(DatabaseKind kind)
    {
        await using var place = await TestPlace.CreateAsync(kind, postgres);
        await using var gateway = await FakeProvider.StartAsync();
        gateway.OnChat = async http =>
        {
            await FakeProvider.SendEventAsync(http, FakeProvider.Chunk("Half"));
            await Task.Delay(Timeout.Infinite, http.RequestAborted).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        };
        await using var killed = await TestServer.StartAsync(place, gateway);
        var id = await killed.BeginAsync(Anna);
        var answer = (await killed.Desk.AskAsync(Anna, id, "One?", [], null, default))!.Answer!;

        await using (var database = place.Open())
        {
            // Not the live text: what stands in the database.
            ConversationStore reader = new(database, OwnerSeal.Open(database, place.KeyFile), new LiveAnswers(), TimeProvider.System);
            await UntilAsync(reader, answer, "Half");
        }

        // A killed server says no more that it lives; this one would.
        await place.QueryAsync<long>("UPDATE turns SET instance = 'killed', beat = 0 WHERE state = 1");
        await using var next = await TestServer.StartAsync(place, gateway);
        var found = (await next.Store.FindTurnAsync(Anna.Owner, answer.Id, default))!;
        Assert.Equal((TurnState.Interrupted, "Half"), (found.State, found.Content.Text));
    }

    [Fact]
    public async Task Replicas_follow_and_stop_each_others_answers()
    {
        await using var place = await TestPlace.CreateAsync(DatabaseKind.Postgres, postgres);
        await using var gateway = await FakeProvider.StartAsync();
        TaskCompletionSource closed = new();
        gateway.OnChat = async http =>
        {
            http.RequestAborted.Register(() => closed.TrySetResult());
            await FakeProvider.SendEventAsync(http, FakeProvider.Chunk("Half"));
            await closed.Task;
        };
        await using var one = await TestServer.StartAsync(place, gateway);
        await using var two = await TestServer.StartAsync(place, gateway);
        var id = await one.BeginAsync(Anna);
        var answer = (await one.Desk.AskAsync(Anna, id, "One?", [], null, default))!.Answer!;

        var texts = new List<string>();
        await foreach (var progress in two.Desk.FollowAsync(Anna.Owner, answer.Id, default))
        {
            texts.Add($"{progress.Answer.Content.Text}/{progress.Answer.State}");
            if (progress.Answer.Content.Text == "Half" && progress.Answer.State == TurnState.Streaming)
            {
                Assert.True(await two.Desk.StopAsync(Anna, id, answer.Id, default));
            }
        }

        await closed.Task.WaitAsync(TimeSpan.FromSeconds(10));
        Assert.Equal(["Half/Streaming", "Half/Stopped"], texts.TakeLast(2));
    }

    [Fact]
    public async Task An_answer_that_cannot_be_stored_is_shown_says_so_and_is_stored_once_the_disk_works_again()
    {
        await using var place = TestPlace.File();
        await using var gateway = await FakeProvider.StartAsync();
        TaskCompletionSource go = new();
        gateway.OnChat = async http =>
        {
            await FakeProvider.SendEventAsync(http, FakeProvider.Chunk("Not "));
            await go.Task;
            await FakeProvider.StreamAsync(http, "lost.");
        };
        await using var server = await TestServer.StartAsync(place, gateway);
        var id = await server.BeginAsync(Anna);
        var answer = (await server.Desk.AskAsync(Anna, id, "One?", [], null, default))!.Answer!;
        await UntilAsync(server.Store, answer, "Not ");
        await place.QueryAsync<long>("CREATE TRIGGER full BEFORE UPDATE ON turns BEGIN SELECT RAISE(ABORT, 'database or disk is full'); END");
        go.SetResult();

        var end = (await server.EndOfAsync(Anna, answer.Id)).Answer;
        Assert.Equal((TurnState.Failed, "Not lost.", "answer_not_kept"), (end.State, end.Content.Text, end.Content.Refusal!.Code));
        Assert.Equivalent(end, await server.Store.FindTurnAsync(Anna.Owner, answer.Id, default));

        Assert.True(server.Live.TryFind(Anna.Owner, answer.Id, out var running));
        await place.QueryAsync<long>("DROP TRIGGER full");
        await running.Kept.WaitAsync(TimeSpan.FromSeconds(20));
        var kept = (await server.Store.FindTurnAsync(Anna.Owner, answer.Id, default))!;
        Assert.Equal((TurnState.Done, "Not lost."), (kept.State, kept.Content.Text));
    }

    private static async Task UntilAsync(ConversationStore store, Turn answer, string text)
    {
        while ((await store.FindTurnAsync(Anna.Owner, answer.Id, TestContext.Current.CancellationToken))!.Content.Text != text)
        {
            await Task.Delay(5);
        }
    }
}
