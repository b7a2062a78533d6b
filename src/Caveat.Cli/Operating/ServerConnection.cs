using System.Net.Http.Headers;
using Caveat.Cli.AgreementFiles;

namespace Caveat.Cli.Operating;

/// <summary>Requests to one running server, with the key of one caller. Asks no other address: it follows no redirection and uses no proxy.</summary>
internal sealed class ServerConnection : IDisposable
{
    private const int LongestKey = 256;
    private const int LargestAnswer = 16 << 20;

    private readonly HttpClient _client;

    private ServerConnection(Uri server, string key)
    {
        _client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false }, disposeHandler: true)
        {
            BaseAddress = server,
            MaxResponseContentBufferSize = LargestAnswer,
        };
        _client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
    }

    /// <param name="keyFile">Holds the key and nothing else; a command line would show it to everybody on the machine.</param>
    public static ServerConnection Open(string server, string keyFile)
    {
        if (!Uri.TryCreate(server.TrimEnd('/') + "/", UriKind.Absolute, out var uri) || (uri.Scheme != Uri.UriSchemeHttp && uri.Scheme != Uri.UriSchemeHttps))
        {
            throw new UnreadableException($"\"{server}\" is not a server's address: give one such as https://caveat.example.org.");
        }

        var key = InputFiles.Try(keyFile, () => new FileInfo(keyFile).Length > LongestKey ? "" : File.ReadAllText(keyFile)).Trim();
        return key.Length > 0 && key.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '_' or '-')
            ? new ServerConnection(uri, key)
            : throw new UnreadableException($"\"{keyFile}\" does not hold a key: write there the key alone, cav_….");
    }

    /// <exception cref="UnreadableException">The server cannot be reached.</exception>
    public async Task<ServerReply> SendAsync(HttpMethod method, string path, byte[]? body, string? accept, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(method, path);
        if (accept is not null)
        {
            request.Headers.Accept.ParseAdd(accept);
        }

        if (body is not null)
        {
            request.Content = new ByteArrayContent(body);
            request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/vnd.dsse.envelope.v1+json");
        }

        try
        {
            using var response = await _client.SendAsync(request, cancellationToken);
            return new ServerReply((int)response.StatusCode, await response.Content.ReadAsStringAsync(cancellationToken));
        }
        catch (Exception e) when (e is HttpRequestException or TaskCanceledException && !cancellationToken.IsCancellationRequested)
        {
            throw new UnreadableException($"The server \"{_client.BaseAddress}\" cannot be reached: {e.Message}");
        }
    }

    public void Dispose() => _client.Dispose();
}
