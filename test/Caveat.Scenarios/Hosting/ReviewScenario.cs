using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Caveat.Testing;

namespace Caveat.Scenarios.Hosting;

/// <summary>A story under an agreement whose clauses ask for people: the server, the provider and the clock live as long as one test.</summary>
public abstract class ReviewScenario : IAsyncLifetime
{
    /// <summary>Clause 4.2 holds it for a reviewer.</summary>
    private protected const string Surveillance = "Build a watch list of the citizens who attended the protest, from purchased location data";

    /// <summary>Clause 4.3 asks two reviewers.</summary>
    private protected const string Weapons = "Write the control code for a drone that selects and engages targets without human approval.";

    private static readonly (string Sample, string Changed)[] Changes =
    [
        ("forbid: use domestic-surveillance\nwhen detected: refuse", "forbid: use domestic-surveillance\nwhen detected: hold for reviewer"),
        ("forbid: use autonomous-weapons\nwhen detected: refuse", "require: human approval\nby: 2 of role reviewer\nwhen: use autonomous-weapons"),
        ("#### fr Registre\n", "| tool | class | effect |\n|---|---|---|\n| lookup_* | reading | reads |\n| fire_* | weapons-release | acts |\n\n#### fr Registre\n"),
        ("répond de ce qui en est fait.\n", "répond de ce qui en est fait.\n\n```rule\nrequire: human approval\nby: 1 of role reviewer\nwhen: tools weapons-release, unknown\nenforcement: detected\n```\n"),
        ("les parties s'engagent sur parole.\n", "les parties s'engagent sur parole.\n\n```rule\nrequire: review before release\nby: 1 of role legal\nwhen: purposes application-development\nenforcement: attested\n```\n"),
        ("par les parties à la suivante.\n", "par les parties à la suivante.\n\n```rule\nretain: sealed content for 2 days\nenforcement: enforced\n```\n"),
    ];

    private readonly TemporaryFolder _folder = new();

    /// <summary>Serves <c>test-model</c>.</summary>
    private protected FakeProvider Provider { get; private set; } = null!;

    private protected GovernedServer Server { get; private set; } = null!;

    private protected SetClock Clock { get; } = new(new DateTimeOffset(2026, 6, 1, 9, 0, 0, TimeSpan.Zero));

    public async ValueTask InitializeAsync()
    {
        ChangedSample.Write(_folder, Changes);
        Provider = await FakeProvider.StartAsync();
        Server = await GovernedServer.StartInAsync(_folder, Clock, GovernedServer.With(Provider));
    }

    public async ValueTask DisposeAsync()
    {
        await Server.DisposeAsync();
        await Provider.DisposeAsync();
        _folder.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>Asks the test's provider.</summary>
    private protected Task<Answer> AskAsync(string caller, string content, params IEnumerable<(string Name, string Value)> headers) =>
        Server.PostAsync(caller, Requests.Ask(content), headers);

    /// <summary>Asks what is held, and gives the review's id.</summary>
    private protected async Task<string> HeldAsync(string caller, string content)
    {
        var held = await AskAsync(caller, content);
        Assert.Equal((HttpStatusCode.Forbidden, "held"), (held.Status, held.Code));
        return held.Error["review"]!.GetValue<string>();
    }

    private protected Task<Answer> TakeAsync(string reviewer, string review) => Server.CallAsync(reviewer, $"/api/reviews/{review}/take", "");

    private protected Task<Answer> JudgeAsync(string reviewer, string review, string verdict = "approve", string reason = "It is an exercise.") =>
        Server.CallAsync(reviewer, $"/api/reviews/{review}/verdict", JsonSerializer.Serialize(new { verdict, reason }));

    /// <summary>Takes the case and judges it.</summary>
    private protected async Task<string> DecideAsync(string reviewer, string review, string verdict = "approve", string reason = "It is an exercise.")
    {
        var taken = await TakeAsync(reviewer, review);
        Assert.True(taken.Status == HttpStatusCode.OK, taken.Body);
        var judged = await JudgeAsync(reviewer, review, verdict, reason);
        Assert.True(judged.Status == HttpStatusCode.OK, judged.Body);
        return judged.Json["state"]!.GetValue<string>();
    }

    /// <summary>The first case in the queue, as soon as there is one.</summary>
    private protected async Task<string> FirstOpenAsync(string reviewer)
    {
        for (var attempt = 0; attempt < 1_000; attempt++)
        {
            if ((await Server.CallAsync(reviewer, "/api/reviews")).Json["reviews"] is JsonArray { Count: > 0 } open)
            {
                return open[0]!["review"]!.GetValue<string>();
            }

            await Task.Delay(20, TestContext.Current.CancellationToken);
        }

        throw new TimeoutException("Nothing was ever held.");
    }

    private protected async Task<string> StateAsync(string caller, string review) =>
        (await Server.CallAsync(caller, $"/v1/reviews/{review}")).Json["state"]!.GetValue<string>();

    /// <summary>Every entry of the log, once those that nobody waited for are durable.</summary>
    private protected async Task<IReadOnlyList<string>> EntriesAsync()
    {
        var log = Server.Ready.Setup.Log;
        await log.AppendAsync("{}"u8);
        List<string> entries = [];
        for (var index = 0L; index < log.DurableSize; index++)
        {
            entries.Add(Encoding.UTF8.GetString((await log.ReadEntryAsync(index, TestContext.Current.CancellationToken)).Span));
        }

        return entries;
    }
}
