using System.Text.Json;
using Caveat.Assistant.Access;
using Caveat.Assistant.Conversations;
using Caveat.Assistant.Projects;
using Caveat.Assistant.Storage;
using Caveat.Assistant.Tests.Storage;
using Caveat.Gateway.Tests.Hosting;
using Caveat.Testing;

namespace Caveat.Assistant.Tests.Conversations;

public sealed class AnswerDeskTests(PostgresFixture postgres)
{
    private static readonly SignedIn Anna = FakeMaterial.SignIn('a');

    [Theory]
    [ClassData(typeof(EachDatabase))]
    public async Task A_question_is_stored_before_it_is_asked_and_its_answer_carries_what_the_gateway_said(DatabaseKind kind)
    {
        await using var place = await TestPlace.CreateAsync(kind, postgres);
        await using var gateway = await FakeProvider.StartAsync();
        var storedBefore = 0L;
        gateway.OnChat = async http =>
        {
            storedBefore = (await place.QueryAsync<long>("SELECT COUNT(*) FROM turns WHERE speaker = 0 AND state = 2"))[0];
            http.Response.Headers["Caveat-Receipt"] = "receipt-1";
            http.Response.Headers["Caveat-Label"] = "NATO UNCLASSIFIED";
            http.Response.Headers["Caveat-Notice"] = "order=o-1";
            await FakeProvider.StreamAsync(http, "Hel", "lo.");
        };
        await using var server = await TestServer.StartAsync(place, gateway);
        var id = await server.BeginAsync(Anna);
        var answer = await server.AnswerAsync(Anna, id, "Good morning\nto you");

        Assert.Equal(1, storedBefore);
        Assert.Equal((TurnState.Done, "Hello.", "receipt-1", "NATO UNCLASSIFIED", "order=o-1"), (answer.State, answer.Content.Text, answer.Content.Receipt, answer.Content.Label, answer.Content.Notice));
        Assert.Equal(("sample", 3, "first-model"), (answer.Content.Agreement, answer.Content.AgreementVersion, answer.Content.Model));
        Assert.Equal("Bearer cvs_a", Assert.Single(gateway.Received).Authorization);
        var open = (await server.Store.OpenAsync(Anna.Owner, id, default))!;
        Assert.Equal("Good morning", open.Conversation.Title);
        Assert.Equal(["Good morning\nto you", "Hello."], open.Turns.Select(turn => turn.Turn.Content.Text));
        Assert.Equal(answer.Id, open.Conversation.Leaf);
    }

    [Fact]
    public async Task The_branch_goes_along_without_what_was_refused_and_without_old_sources()
    {
        await using var place = TestPlace.File();
        await using var gateway = await FakeProvider.StartAsync();
        await using var server = await TestServer.StartAsync(place, gateway);
        var (project, document) = (RowId.New(), RowId.New());
        server.Material.Projects[project] = new Project(project, "p", "Write tersely.", "planning an exercise", default);
        server.Material.Documents[document] = "The bridge is open.";
        var id = (await server.Store.CreateAsync(Anna.Owner, "t", project, default)).Id;
        string? label = null, language = null;

        gateway.OnChat = http => FakeProvider.StreamAsync(http, "First.");
        await server.EndOfAsync(Anna, (await server.Desk.AskAsync(Anna, id, "One?", [document], "large", default))!.Answer!.Id);
        gateway.OnChat = http => FakeProvider.AnswerJsonAsync(http, """{"error":{"message":"No.","code":"label_above_ceiling","clause":"3.1"}}""", 403);
        await server.AnswerAsync(Anna, id, "SECRET stuff?");
        gateway.OnChat = http =>
        {
            (label, language) = (http.Request.Headers["Caveat-Label"], http.Request.Headers.AcceptLanguage);
            return FakeProvider.StreamAsync(http, "Third.");
        };
        var last = await server.AnswerAsync(FakeMaterial.SignIn('a', "fr"), id, "Three?");

        var messages = JsonDocument.Parse(gateway.Received[^1].Text).RootElement.GetProperty("messages").EnumerateArray()
            .Select(message => (message.GetProperty("role").GetString(), message.GetProperty("content").GetString()!)).ToArray();
        Assert.Equal([("user", "One?"), ("assistant", "First."), ("user", "[1] The bridge is open.\nThree?")], messages[1..]);
        Assert.Contains("Write tersely.", messages[0].Item2);
        Assert.Contains("planning an exercise", messages[0].Item2);
        Assert.Equal(("NATO UNCLASSIFIED", "fr"), (label, language));
        Assert.Equal("The bridge is open.", Assert.Single(last.Content.Sources).Text);
    }

    [Fact]
    public async Task A_form_that_is_sent_twice_asks_once()
    {
        await using var place = TestPlace.File();
        await using var gateway = await FakeProvider.StartAsync();
        gateway.OnChat = http => FakeProvider.StreamAsync(http, "Once.");
        await using var server = await TestServer.StartAsync(place, gateway);
        var id = await server.BeginAsync(Anna);
        var question = new Question("Once?") { Id = RowId.New() };

        var first = (await server.Desk.AskAsync(Anna, id, question, default))!;
        await server.EndOfAsync(Anna, first.Answer!.Id);
        var second = (await server.Desk.AskAsync(Anna, id, question, default))!;

        Assert.Equal((first.Asked.Id, first.Answer.Id, TurnState.Done), (second.Asked.Id, second.Answer!.Id, second.Answer.State));
        Assert.Single(gateway.Received);
        Assert.Null(await server.Desk.AskAsync(FakeMaterial.SignIn('b'), await server.BeginAsync(FakeMaterial.SignIn('b')), question, default));
    }

    [Theory]
    [ClassData(typeof(EachDatabase))]
    public async Task Editing_and_answering_again_branch_and_every_branch_can_be_shown_again(DatabaseKind kind)
    {
        await using var place = await TestPlace.CreateAsync(kind, postgres);
        await using var gateway = await FakeProvider.StartAsync();
        gateway.OnChat = http => FakeProvider.StreamAsync(http, "Answer ", gateway.Received.Count.ToString(System.Globalization.CultureInfo.InvariantCulture));
        await using var server = await TestServer.StartAsync(place, gateway);
        var id = await server.BeginAsync(Anna);
        var first = await server.AnswerAsync(Anna, id, "One?");
        await server.AnswerAsync(Anna, id, "Two?");
        var edited = (await server.Desk.EditAsync(Anna, id, first.Parent!.Value, "One, really?", null, default))!;
        await server.EndOfAsync(Anna, edited.Answer!.Id);
        var again = (await server.Desk.RegenerateAsync(Anna, id, edited.Answer.Id, "large", default))!;
        await server.EndOfAsync(Anna, again.Answer!.Id);

        Assert.Equal("One, really?,Answer 4", await ShownAsync());
        var turns = (await server.Store.OpenAsync(Anna.Owner, id, default))!.Turns;
        Assert.Equal([(2, 2), (2, 2)], turns.Select(turn => (turn.Branch, turn.Branches)));
        Assert.Equal("large", turns[1].Turn.Content.Model);
        Assert.True(await server.Store.SelectAsync(Anna.Owner, id, turns[0].Before!.Value, default));
        Assert.Equal("One?,Answer 1,Two?,Answer 2", await ShownAsync());
        Assert.True(await server.Store.SelectAsync(Anna.Owner, id, edited.Answer.Id, default));
        Assert.Equal("One, really?,Answer 3", await ShownAsync());
        Assert.False(await server.Store.SelectAsync(Anna.Owner, id, RowId.New(), default));

        async Task<string> ShownAsync() => string.Join(',', (await server.Store.OpenAsync(Anna.Owner, id, default))!.Turns.Select(turn => turn.Turn.Content.Text));
    }

    [Theory]
    [ClassData(typeof(EachDatabase))]
    public async Task Two_tabs_that_ask_after_the_same_answer_make_two_branches(DatabaseKind kind)
    {
        await using var place = await TestPlace.CreateAsync(kind, postgres);
        await using var gateway = await FakeProvider.StartAsync();
        gateway.OnChat = http => FakeProvider.StreamAsync(http, "Yes.");
        await using var server = await TestServer.StartAsync(place, gateway);
        var id = await server.BeginAsync(Anna);
        var first = await server.AnswerAsync(Anna, id, "One?");

        var asked = await Task.WhenAll(Enumerable.Range(0, 4).Select(tab => server.Desk.AskAsync(Anna, id, new Question($"Tab {tab}?") { After = first.Id }, default)));
        await Task.WhenAll(asked.Select(result => server.EndOfAsync(Anna, result!.Answer!.Id)));

        var shown = (await server.Store.OpenAsync(Anna.Owner, id, default))!.Turns;
        Assert.Equal((4, 4), (shown.Count, shown[2].Branches));
        Assert.Equal(5, gateway.Received.Count);
        Assert.Null(await server.Desk.AskAsync(Anna, id, new Question("Lost?") { After = first.Parent }, default));
    }

    [Theory]
    [ClassData(typeof(EachDatabase))]
    public async Task Questions_wait_while_an_answer_streams_and_then_follow_one_by_one(DatabaseKind kind)
    {
        await using var place = await TestPlace.CreateAsync(kind, postgres);
        await using var gateway = await FakeProvider.StartAsync();
        TaskCompletionSource go = new();
        gateway.OnChat = async http =>
        {
            await go.Task;
            await FakeProvider.StreamAsync(http, "Yes.");
        };
        await using var server = await TestServer.StartAsync(place, gateway);
        var id = await server.BeginAsync(Anna);
        var first = (await server.Desk.AskAsync(Anna, id, "One?", [], null, default))!;
        var waiting = (await server.Desk.AskAsync(Anna, id, "Two?", [], null, default))!;
        var unwanted = (await server.Desk.AskAsync(Anna, id, "Never?", [], null, default))!;
        await server.Desk.AskAsync(Anna, id, "Three?", [], null, default);

        Assert.Equal((TurnState.Queued, null), (waiting.Asked.State, waiting.Answer));
        Assert.True(await server.Desk.UnqueueAsync(Anna, id, unwanted.Asked.Id, default));
        Assert.False(await server.Desk.UnqueueAsync(Anna, id, first.Asked.Id, default));
        var open = (await server.Store.OpenAsync(Anna.Owner, id, default))!;
        Assert.Equal(["Two?", "Three?"], open.Queued.Select(turn => turn.Content.Text));
        Assert.Equal(2, open.Turns.Count);

        go.SetResult();
        var end = await server.EndOfAsync(Anna, first.Answer!.Id);
        var second = await server.EndOfAsync(Anna, end.Next!.Value);
        var third = await server.EndOfAsync(Anna, second.Next!.Value);
        Assert.Null(third.Next);
        open = (await server.Store.OpenAsync(Anna.Owner, id, default))!;
        Assert.Equal("One?,Yes.,Two?,Yes.,Three?,Yes.", string.Join(',', open.Turns.Select(turn => turn.Turn.Content.Text)));
        Assert.Empty(open.Queued);
        // Whoever comes back later is told of it too.
        Assert.Equal(end.Next, (await server.EndOfAsync(Anna, first.Answer.Id)).Next);
    }

    [Fact]
    public async Task Stopping_closes_the_connection_keeps_what_had_arrived_and_lets_the_queue_go_on()
    {
        await using var place = TestPlace.File();
        await using var gateway = await FakeProvider.StartAsync();
        TaskCompletionSource closed = new();
        gateway.OnChat = async http =>
        {
            await FakeProvider.SendEventAsync(http, FakeProvider.Chunk("Half"));
            http.RequestAborted.Register(closed.SetResult);
            await closed.Task;
        };
        await using var server = await TestServer.StartAsync(place, gateway);
        var id = await server.BeginAsync(Anna);
        var first = (await server.Desk.AskAsync(Anna, id, "One?", [], null, default))!.Answer!;
        await server.Desk.AskAsync(Anna, id, "Two?", [], null, default);
        await foreach (var progress in server.Desk.FollowAsync(Anna.Owner, first.Id, default))
        {
            if (progress.Answer is { State: TurnState.Streaming, Content.Text: "Half" })
            {
                gateway.OnChat = http => FakeProvider.StreamAsync(http, "Two.");
                Assert.True(await server.Desk.StopAsync(Anna, id, first.Id, default));
            }
        }

        await closed.Task.WaitAsync(TimeSpan.FromSeconds(10));
        var end = await server.EndOfAsync(Anna, first.Id);
        Assert.Equal((TurnState.Stopped, "Half", null), (end.Answer.State, end.Answer.Content.Text, end.Answer.Content.Refusal));
        Assert.Equal("Two.", (await server.EndOfAsync(Anna, end.Next!.Value)).Answer.Content.Text);
        Assert.False(await server.Desk.StopAsync(Anna, id, first.Id, default));
    }
}
