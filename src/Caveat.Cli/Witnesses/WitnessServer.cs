using System.Net;
using Caveat.Ledger.Witnesses;

namespace Caveat.Cli.Witnesses;

/// <summary>
/// Speaks C2SP tlog-witness over plain HTTP: <c>POST add-checkpoint</c>, and <c>GET HASH/checkpoint</c> for those who
/// compare. TLS is for the proxy before it.
/// </summary>
/// <remarks>Whoever asks is unknown: bodies are bounded in size and in time, and so is how many are read at once.</remarks>
internal sealed class WitnessServer : IDisposable
{
    private const int AtOnce = 64;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly LogWitness _witness;
    private readonly TimeProvider _time;
    private readonly Action<string> _warn;
    private readonly HttpListener _listener = new();
    private readonly SemaphoreSlim _places = new(AtOnce);

    public WitnessServer(LogWitness witness, string url, TimeProvider time, Action<string> warn)
    {
        (_witness, _time, _warn) = (witness, time, warn);
        Prefix = url.TrimEnd('/') + "/";
        _listener.Prefixes.Add(Prefix);
    }

    /// <summary>The submission and monitoring prefix.</summary>
    public string Prefix { get; }

    public void Start() => _listener.Start();

    /// <summary>Answers until cancelled; what is under way is answered before it ends.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        using var stop = cancellationToken.Register(_listener.Stop);
        while (!cancellationToken.IsCancellationRequested)
        {
            await _places.WaitAsync(CancellationToken.None);
            try
            {
                _ = AnswerAsync(await _listener.GetContextAsync());
            }
            catch (Exception exception) when (exception is HttpListenerException or ObjectDisposedException && cancellationToken.IsCancellationRequested)
            {
                _places.Release();
            }
        }

        for (var place = 0; place < AtOnce; place++)
        {
            await _places.WaitAsync(CancellationToken.None);
        }
    }

    public void Dispose()
    {
        _listener.Close();
        _places.Dispose();
    }

    private async Task AnswerAsync(HttpListenerContext context)
    {
        try
        {
            using var patience = new CancellationTokenSource(Patience, _time);
            // The listener knows no time limit for a request's body: the connection is cut when it is over.
            using var cut = patience.Token.Register(context.Response.Abort);
            var reply = await ReplyAsync(context.Request, patience.Token);
            context.Response.StatusCode = reply.Status;
            context.Response.ContentType = reply.ContentType;
            context.Response.ContentLength64 = reply.Body.Length;
            await context.Response.OutputStream.WriteAsync(reply.Body, patience.Token);
            context.Response.Close();
        }
        catch (Exception exception) when (exception is HttpListenerException or IOException or ObjectDisposedException or OperationCanceledException or InvalidOperationException)
        {
            // Whoever asked has left or was too slow. What was cosigned is kept, and the next request is told so.
            context.Response.Abort();
        }
        finally
        {
            _places.Release();
        }
    }

    private async Task<WitnessReply> ReplyAsync(HttpListenerRequest request, CancellationToken cancellationToken)
    {
        var path = request.Url is { } url && new Uri(Prefix.Replace("*", "x", StringComparison.Ordinal).Replace("+", "x", StringComparison.Ordinal)).AbsolutePath is var root
            && url.AbsolutePath.StartsWith(root, StringComparison.Ordinal) ? url.AbsolutePath[root.Length..] : "";
        return (request.HttpMethod, path.Split('/')) switch
        {
            ("POST", ["add-checkpoint"]) => await AddCheckpointAsync(request, cancellationToken),
            ("GET", [var hash, "checkpoint"]) when _witness.TryRead(hash, out var checkpoint) => new WitnessReply(200, "text/plain; charset=utf-8", checkpoint.Bytes),
            _ => new WitnessReply(404, "text/plain; charset=utf-8", "This witness has POST add-checkpoint and GET HASH/checkpoint.\n"u8.ToArray()),
        };
    }

    private async Task<WitnessReply> AddCheckpointAsync(HttpListenerRequest request, CancellationToken cancellationToken)
    {
        var body = new byte[AddCheckpointRequest.MaxBytes + 1];
        var length = await request.InputStream.ReadAtLeastAsync(body, body.Length, throwOnEndOfStream: false, cancellationToken);
        try
        {
            var reply = _witness.AddCheckpoint(body.AsSpan(0, length));
            if (reply.Status == 422)
            {
                _warn("A checkpoint that is signed by a known log does not extend what this witness has cosigned; ask the log's operator why.");
            }

            return reply;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // Fail closed: what cannot be remembered is not cosigned.
            _warn($"Nothing is cosigned while it cannot be recorded: {exception.Message}");
            return new WitnessReply(500, "text/plain; charset=utf-8", "This witness cannot record what it cosigns.\n"u8.ToArray());
        }
    }
}
