using Caveat.Ledger.Witnesses;
using Caveat.Signing.Notes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Caveat.Testing;

/// <summary>A witness on loopback: it cosigns as a real one does, until the test says otherwise.</summary>
public sealed class FakeWitness : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly TemporaryFolder _folder = new();
    private readonly CosignatureSigner _signer;
    private readonly LogWitness _witness;
    private int _asked;

    private FakeWitness(WebApplication app, string name, NoteVerifier[] logs)
    {
        _app = app;
        _signer = CosignatureSigner.Generate(name);
        _witness = LogWitness.Open(new LogWitnessOptions { Directory = _folder.File("state"), Signer = _signer, Logs = logs });
    }

    /// <summary>Answers every request with this status and nothing else, where it is set.</summary>
    public int? Status { get; set; }

    /// <summary>Requests so far.</summary>
    public int Asked => Volatile.Read(ref _asked);

    public CosignatureVerifier Key => _signer.Verifier;

    public string Url => _app.Urls.First();

    /// <summary>The line of a policy that names this witness, by its key's name.</summary>
    public string PolicyLine => $"witness {Key.Name} {Key} {Url}\n";

    /// <summary>A policy of which this witness is the quorum.</summary>
    public string Policy => $"{PolicyLine}quorum {Key.Name}\n";

    /// <summary>Starts a witness of logs, whose keys are known before the logs begin.</summary>
    public static async Task<FakeWitness> StartAsync(string name, params NoteVerifier[] logs)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var fake = new FakeWitness(app, name, logs);
        app.MapPost("/add-checkpoint", (RequestDelegate)fake.AnswerAsync);
        await app.StartAsync();
        return fake;
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        _witness.Dispose();
        _signer.Dispose();
        _folder.Dispose();
    }

    private async Task AnswerAsync(HttpContext http)
    {
        Interlocked.Increment(ref _asked);
        if (Status is { } status)
        {
            http.Response.StatusCode = status;
            return;
        }

        var body = new MemoryStream();
        await http.Request.Body.CopyToAsync(body);
        var reply = _witness.AddCheckpoint(body.ToArray());
        http.Response.StatusCode = reply.Status;
        http.Response.ContentType = reply.ContentType;
        await http.Response.Body.WriteAsync(reply.Body);
    }
}
