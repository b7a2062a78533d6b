using System.Text;
using System.Text.Json;
using Caveat.Agreements.Orders;
using Caveat.Agreements.Reading;
using Caveat.Signing.Parties;
using Caveat.Testing;

namespace Caveat.Scenarios.Hosting;

/// <summary>A server with two vendors that serve one model, a clock that the test sets, and the council that orders.</summary>
internal sealed class OrderStage : IAsyncDisposable
{
    /// <summary>When every story begins.</summary>
    public static readonly DateTimeOffset Morning = new(2026, 6, 1, 9, 0, 0, TimeSpan.Zero);

    public static readonly string[] Council = ["council-chair", "council-secretary"];

    private readonly TemporaryFolder _folder = new();

    private readonly string[] _args;

    private OrderStage(FakeProvider vendor, FakeProvider selfHosted, IEnumerable<string> args)
    {
        (Vendor, SelfHosted) = (vendor, selfHosted);
        _args = [.. GovernedServer.With(vendor, 0, "vendor"), .. GovernedServer.With(selfHosted, 1), .. args];
    }

    public SetClock Clock { get; } = new(Morning);

    public FakeProvider Vendor { get; }

    public FakeProvider SelfHosted { get; }

    public GovernedServer Server { get; private set; } = null!;

    /// <param name="selfHosted">Whether machines of the network serve the vendor's model too.</param>
    public static async Task<OrderStage> OpenAsync(bool selfHosted = false, params IEnumerable<string> args)
    {
        var stage = new OrderStage(await FakeProvider.StartAsync(), await FakeProvider.StartAsync(), selfHosted ? args : ["--Providers:1:Models:0=open-model", .. args]);
        stage.Vendor.OnChat = http => FakeProvider.AnswerJsonAsync(http, FakeProvider.Completion("The vendor answers."));
        stage.SelfHosted.OnChat = http => FakeProvider.AnswerJsonAsync(http, FakeProvider.Completion("Our own machines answer."));
        await stage.StartAsync();
        return stage;
    }

    public async Task RestartAsync()
    {
        await Server.DisposeAsync();
        await StartAsync();
    }

    public static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>Asks for the model that both vendors may serve.</summary>
    /// <param name="goesOn">Whether a model has answered in this conversation before.</param>
    public Task<Answer> AskAsync(string caller = "officer", bool goesOn = false, string model = "test-model", bool stream = false) =>
        Server.PostAsync(caller, Request(goesOn, model, stream));

    public static string Request(bool goesOn, string model = "test-model", bool stream = false) => JsonSerializer.Serialize(new
    {
        model,
        stream,
        messages = goesOn
            ? new[] { Message("user", "What is the weather?"), Message("assistant", "It rains."), Message("user", "And tomorrow?") }
            : [Message("user", "What is the weather?")],
    });

    /// <summary>An order of the council as it is signed.</summary>
    /// <param name="block">The lines of its block.</param>
    public byte[] Order(string id, string block, IEnumerable<string>? signers = null, DateTimeOffset? issued = null, DateTimeOffset? expires = null)
    {
        var text = $"""
            ---
            order: {id}
            agreement: nato-unclassified
            authority: council
            issued: {Time(issued ?? Clock.GetUtcNow())}
            {(expires is { } end ? $"expires: {Time(end)}" : "# without expiry")}
            ---
            # An order of this story

            The council has its reasons.

            ```order
            {block}
            ```

            """.Replace("# without expiry\n", "", StringComparison.Ordinal);
        var order = Assert.IsType<DocumentResult<Order>.Parsed>(OrderReader.Read(Encoding.UTF8.GetBytes(text), id)).Document;
        var signed = SignedOrder.Wrap(order, id);
        foreach (var signer in signers ?? Council)
        {
            using var key = PartyPrivateKey.Load(Path.Combine(Server.Data, "keys", $"person-{signer}.pem"));
            signed = signed.Sign(key);
        }

        return signed.Envelope.ToJson();
    }

    /// <summary>Has the council order something and two people of the gateway put it into effect.</summary>
    public async Task OrderAsync(string id, string block)
    {
        // Orders have whole seconds, and what changes an order is issued after it.
        Clock.Set(Clock.GetUtcNow() + TimeSpan.FromSeconds(1));
        var submitted = await Server.SubmitAsync(Order(id, block));
        Assert.True(submitted.Status == System.Net.HttpStatusCode.Created, submitted.Body);
        var confirmed = await Server.ConfirmAsync(submitted.Digest());
        Assert.True(confirmed.Status == System.Net.HttpStatusCode.OK, confirmed.Body);
    }

    public async ValueTask DisposeAsync()
    {
        await Server.DisposeAsync();
        await Vendor.DisposeAsync();
        await SelfHosted.DisposeAsync();
        _folder.Dispose();
    }

    private async Task StartAsync() => Server = await GovernedServer.StartInAsync(_folder, Clock, _args);

    private static Dictionary<string, string> Message(string role, string content) => new() { ["role"] = role, ["content"] = content };
}
