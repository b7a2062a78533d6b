using System.Net;

namespace Caveat.Ledger.Reading;

/// <summary>A log folder behind a base URL, read with plain GET. Answers are bounded in size and time.</summary>
public sealed class HttpSource : ILogSource, IDisposable
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(30);

    private readonly Uri _base;
    private readonly HttpClient _client;

    public HttpSource(Uri baseAddress, HttpMessageHandler? handler = null)
    {
        ArgumentNullException.ThrowIfNull(baseAddress);
        _base = new Uri(baseAddress.AbsoluteUri.TrimEnd('/') + "/");
        // Redirects are not followed: the auditor named a place, and an answer from another is not that log's.
        _client = new HttpClient(handler ?? new SocketsHttpHandler { AllowAutoRedirect = false }, disposeHandler: true)
        {
            Timeout = Timeout,
        };
    }

    public string Location => _base.AbsoluteUri;

    public bool IsLocal => false;

    public async ValueTask<bool> TryReadAsync(
        string path, int maxBytes, LogFileBuffer buffer, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(buffer);
        buffer.Clear();
        var address = new Uri(_base, path);
        try
        {
            using var response = await _client
                .GetAsync(address, HttpCompletionOption.ResponseHeadersRead, cancellationToken).ConfigureAwait(false);
            if (response.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.Gone)
            {
                return false;
            }

            if (response.StatusCode != HttpStatusCode.OK)
            {
                throw new IOException($"'{address}' answered with status '{(int)response.StatusCode}' instead of 200.");
            }

            // The client's own limit covers only buffered answers, so the body is read against ours.
            using var body = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
            await ReadAsync(body, address, maxBytes, buffer, cancellationToken).ConfigureAwait(false);
            return true;
        }
        catch (HttpRequestException exception)
        {
            throw new IOException($"'{address}' cannot be read: {exception.Message}", exception);
        }
        catch (OperationCanceledException exception) when (!cancellationToken.IsCancellationRequested)
        {
            throw new IOException($"'{address}' did not answer within '{Timeout.TotalSeconds}' seconds.", exception);
        }
    }

    public IReadOnlyList<int> PartialWidths(string fullPath) => [];

    public void Dispose() => _client.Dispose();

    private static async Task ReadAsync(
        Stream body, Uri address, int maxBytes, LogFileBuffer buffer, CancellationToken cancellationToken)
    {
        const int ChunkBytes = 16 << 10;
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        deadline.CancelAfter(Timeout);
        while (true)
        {
            var count = await body.ReadAsync(buffer.Grow(ChunkBytes), deadline.Token).ConfigureAwait(false);
            buffer.Shrink(ChunkBytes - count);
            if (count == 0)
            {
                return;
            }

            if (buffer.Length > maxBytes)
            {
                throw new IOException($"'{address}' answered with more than the '{maxBytes}' bytes that such a file can have.");
            }
        }
    }
}
