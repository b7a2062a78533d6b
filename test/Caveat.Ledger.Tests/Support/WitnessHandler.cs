using System.Net;
using System.Net.Http.Headers;
using Caveat.Ledger.Witnesses;
using Caveat.Signing.Notes;

namespace Caveat.Ledger.Tests.Support;

/// <summary>A witness without a network: requests go straight to it, unless the test answers in its place.</summary>
internal sealed class WitnessHandler(string name, string folder, params NoteVerifier[] logs) : IDisposable
{
    private readonly CosignatureSigner _signer = CosignatureSigner.Generate(name);
    private LogWitness? _inner;
    private int _asked;

    public CosignatureVerifier Key => _signer.Verifier;

    public int Asked => Volatile.Read(ref _asked);

    /// <summary>Answers instead of the witness; null lets the witness answer.</summary>
    public Func<HttpRequestMessage, CancellationToken, Task<HttpResponseMessage?>> Instead { get; set; } = (_, _) => Task.FromResult<HttpResponseMessage?>(null);

    public string PolicyLine => $"witness {name} {Key} https://{name}/\n";

    public LogWitness Inner => _inner ??= LogWitness.Open(new LogWitnessOptions { Directory = Path.Combine(folder, name), Signer = _signer, Logs = logs });

    public HttpMessageHandler Handler => new Straight(this);

    public static Func<HttpRequestMessage, CancellationToken, Task<HttpResponseMessage?>> Status(HttpStatusCode status) =>
        (_, _) => Task.FromResult<HttpResponseMessage?>(new HttpResponseMessage(status) { Content = new StringContent("") });

    public void Dispose()
    {
        _inner?.Dispose();
        _signer.Dispose();
    }

    private async Task<HttpResponseMessage> AnswerAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Assert.Equal($"https://{name}/add-checkpoint", request.RequestUri!.AbsoluteUri);
        Interlocked.Increment(ref _asked);
        if (await Instead(request, cancellationToken) is { } instead)
        {
            return instead;
        }

        var reply = Inner.AddCheckpoint(await request.Content!.ReadAsByteArrayAsync(cancellationToken));
        var response = new HttpResponseMessage((HttpStatusCode)reply.Status) { Content = new ByteArrayContent(reply.Body.ToArray()) };
        response.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(reply.ContentType);
        return response;
    }

    private sealed class Straight(WitnessHandler witness) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            witness.AnswerAsync(request, cancellationToken);
    }
}
