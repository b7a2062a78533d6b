using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Caveat.Signing.Notes;

namespace Caveat.Ledger.Witnesses;

/// <summary>Asks one witness, by POST to its submission prefix (C2SP tlog-witness). Thread-safe.</summary>
/// <remarks>
/// It connects to the configured address and nowhere else: redirects are not followed and no proxy is taken from the
/// environment. Nothing of an answer is trusted but a cosignature that verifies; answers are bounded in size and time.
/// </remarks>
public sealed class WitnessClient : IDisposable
{
    /// <summary>How long a witness has for its answer.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    // Sixteen lines of the longest signatures that are specified.
    private const int MaxAnswerBytes = 64 << 10;

    private static readonly MediaTypeHeaderValue Text = new("text/plain", "utf-8");

    private readonly Witness _witness;
    private readonly TimeProvider _time;
    private readonly HttpMessageInvoker _http;
    private readonly Uri _address;

    /// <param name="handler">Sends the requests, for tests; disposed with the client.</param>
    public WitnessClient(Witness witness, TimeProvider time, HttpMessageHandler? handler = null)
    {
        ArgumentNullException.ThrowIfNull(witness);
        if (witness.Url is null)
        {
            throw new ArgumentException($"The witness '{witness.Name}' has no address to ask.", nameof(witness));
        }

        (_witness, _time) = (witness, time);
        _address = new Uri(witness.Url.AbsoluteUri.TrimEnd('/') + "/add-checkpoint");
        _http = new HttpMessageInvoker(handler ?? new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseProxy = false,
            UseCookies = false,
            AutomaticDecompression = DecompressionMethods.None,
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
            ActivityHeadersPropagator = null,
        });
    }

    /// <summary>Asks once. Failures of the network and of the witness are outcomes, not exceptions.</summary>
    public async Task<WitnessAnswer> AddCheckpointAsync(AddCheckpointRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        using var patience = new CancellationTokenSource(Patience, _time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        using var message = new HttpRequestMessage(HttpMethod.Post, _address) { Content = new ByteArrayContent(request.ToBytes()) };
        message.Content.Headers.ContentType = Text;
        try
        {
            using var response = await _http.SendAsync(message, either.Token).ConfigureAwait(false);
            await response.Content.LoadIntoBufferAsync(MaxAnswerBytes, either.Token).ConfigureAwait(false);
            var body = await response.Content.ReadAsByteArrayAsync(either.Token).ConfigureAwait(false);
            return Read(response, body, request);
        }
        catch (Exception e) when (e is HttpRequestException or IOException)
        {
            return new WitnessAnswer.Unanswered($"The witness '{_witness.Name}' at '{_address}' cannot be asked: {e.Message}");
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new WitnessAnswer.Unanswered(
                $"The witness '{_witness.Name}' at '{_address}' did not answer within '{Patience.TotalSeconds}' seconds.");
        }
    }

    public void Dispose() => _http.Dispose();

    private WitnessAnswer Read(HttpResponseMessage response, byte[] body, AddCheckpointRequest request) => (int)response.StatusCode switch
    {
        200 => ReadCosignature(body, request),
        409 => ReadConflict(response, body),
        422 => new WitnessAnswer.Inconsistent(),
        404 => Refused($"does not know the log '{request.Checkpoint.Checkpoint.Origin}'; give its operator the log's key"),
        403 => Refused($"does not trust the key that signed for '{request.Checkpoint.Checkpoint.Origin}'; give its operator the log's key"),
        400 => Refused("could not read the request (status 400); see whether it speaks C2SP tlog-witness"),
        var status => Refused($"answered with status '{status}' instead of 200"),
    };

    private WitnessAnswer ReadConflict(HttpResponseMessage response, byte[] body)
    {
        var text = Encoding.UTF8.GetString(body).TrimEnd('\n');
        return response.Content.Headers.ContentType?.MediaType == "text/x.tlog.size"
            && long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var size)
            ? new WitnessAnswer.Conflict(size)
            : Refused("answered with status '409' and without the size that it holds");
    }

    private WitnessAnswer ReadCosignature(byte[] lines, AddCheckpointRequest request)
    {
        // The lines are read as those of the note that was sent, by the same rules as any note.
        var text = request.Checkpoint.Note.Text.Span;
        if (SignedNote.TryParse([.. text, (byte)'\n', .. lines], out var note, out _) && note.Text.Length == text.Length)
        {
            foreach (var signature in note.Signatures)
            {
                if (_witness.Key.IsNamedBy(signature) && _witness.Key.TryVerify(text, signature.Bytes.Span, out var time))
                {
                    return (_time.GetUtcNow() - time).Duration() <= WitnessPolicy.ClockTolerance
                        ? new WitnessAnswer.Cosigned(signature, time)
                        : Refused($"cosigned for '{time:yyyy-MM-dd'T'HH:mm:ss'Z'}', more than '{WitnessPolicy.ClockTolerance.TotalMinutes}' minutes from this clock; set both clocks");
                }
            }
        }

        return Refused($"answered without a cosignature that the key '{_witness.Key}' verifies");
    }

    private WitnessAnswer.Refused Refused(string what) => new($"The witness '{_witness.Name}' {what}.");
}
