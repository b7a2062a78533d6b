using System.Collections.Frozen;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Caveat.Agreements;
using Caveat.Agreements.Registers;
using Caveat.Gateway.Exchanges;

namespace Caveat.Gateway.Providers;

/// <summary>An OpenAI-compatible server over HTTP.</summary>
/// <remarks>
/// It connects to the configured base URL and nowhere else: redirects are not followed, no proxy is taken from the
/// environment, and no URL in content is ever fetched.
/// </remarks>
internal sealed class HttpProvider : IProvider, IDisposable
{
    private const int MaximumModelListBytes = 1 << 20;

    private static readonly MediaTypeHeaderValue Json = new("application/json");

    private readonly HttpMessageInvoker _http;
    private readonly Uri _chat;
    private readonly Uri _models;
    private readonly AuthenticationHeaderValue? _authorization;
    private readonly TimeSpan _answerTimeout;
    private readonly TimeSpan _idleTimeout;
    private readonly bool _discovers;
    private readonly FrozenDictionary<string, string> _descriptions;

    public HttpProvider(ProviderOptions options)
    {
        Name = options.Name;
        Id = ProviderId.TryParse(Name, out var id) ? id : default;
        Vendor = VendorId.Parse(options.Vendor);
        Location = options.Location is null ? default : NationCode.Parse(options.Location);
        var baseUrl = options.BaseUrl.TrimEnd('/');
        _chat = new Uri(baseUrl + "/chat/completions");
        _models = new Uri(baseUrl + "/models");
        _authorization = options.ReadKey() is { } key ? new AuthenticationHeaderValue("Bearer", key) : null;
        _answerTimeout = TimeSpan.FromSeconds(options.AnswerTimeoutSeconds);
        _idleTimeout = TimeSpan.FromSeconds(options.IdleTimeoutSeconds);
        _discovers = options.Models.Count == 0;
        Models = [.. options.Models];
        _descriptions = options.Descriptions.ToFrozenDictionary(description => description.Model, description => description.Text, StringComparer.Ordinal);
        _http = new HttpMessageInvoker(new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseProxy = false,
            UseCookies = false,
            AutomaticDecompression = DecompressionMethods.None,
            ConnectTimeout = TimeSpan.FromSeconds(options.ConnectTimeoutSeconds),
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
            ActivityHeadersPropagator = null,
        });
    }

    public string Name { get; }

    public ProviderId Id { get; }

    public VendorId Vendor { get; }

    public NationCode Location { get; }

    public IReadOnlyList<string> Models { get; private set; }

    public string? Describe(ModelName model, Language language) => _descriptions.GetValueOrDefault(model.Value);

    public async Task<ProviderReply> SendAsync(Exchange exchange, CancellationToken cancellationToken)
    {
        var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(_answerTimeout);
        var answered = false;
        var request = Request(HttpMethod.Post, _chat);
        request.Content = exchange.ForwardedBody();
        request.Content.Headers.ContentType = Json;
        try
        {
            var response = await _http.SendAsync(request, patience.Token).ConfigureAwait(false);
            var reply = new ProviderReply.Answered
            {
                Status = (int)response.StatusCode,
                ContentType = Header(response.Content.Headers, "Content-Type"),
                RetryAfter = Header(response.Headers, "Retry-After"),
                RequestId = Header(response.Headers, "x-request-id"),
                Body = await response.Content.ReadAsStreamAsync(patience.Token).ConfigureAwait(false),
                IdleTimeout = _idleTimeout,
                Patience = patience,
                Caller = cancellationToken,
                Connection = response,
            };
            answered = true;
            return reply;
        }
        catch (Exception e) when (e is HttpRequestException or IOException)
        {
            return new ProviderReply.Unanswered(ProviderFailure.Unreachable);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new ProviderReply.Unanswered(ProviderFailure.TimedOut);
        }
        finally
        {
            if (!answered)
            {
                patience.Dispose();
            }
        }
    }

    /// <summary>Asks the server for its models when the configuration lists none; keeps the last known list when it does not answer.</summary>
    public async Task DiscoverModelsAsync(CancellationToken cancellationToken)
    {
        if (!_discovers)
        {
            return;
        }

        try
        {
            using var response = await _http.SendAsync(Request(HttpMethod.Get, _models), cancellationToken).ConfigureAwait(false);
            response.EnsureSuccessStatusCode();
            await response.Content.LoadIntoBufferAsync(MaximumModelListBytes, cancellationToken).ConfigureAwait(false);
            var body = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
            using var list = await JsonDocument.ParseAsync(body, cancellationToken: cancellationToken).ConfigureAwait(false);
            Models = [.. list.RootElement.GetProperty("data").EnumerateArray().Select(model => model.GetProperty("id").GetString()!)];
        }
        catch (Exception e) when (e is HttpRequestException or IOException or JsonException or KeyNotFoundException or InvalidOperationException)
        {
            // The server may not be up yet, or is no model list's friend: asked again on the next round.
        }
    }

    public void Dispose() => _http.Dispose();

    /// <summary>A header as it was sent; null when there is none or more than one.</summary>
    private static string? Header(HttpHeaders headers, string name) =>
        headers.NonValidated.TryGetValues(name, out var values) && values.Count == 1 ? values.ToString() : null;

    private HttpRequestMessage Request(HttpMethod method, Uri uri)
    {
        var request = new HttpRequestMessage(method, uri);
        request.Headers.Authorization = _authorization;
        return request;
    }
}
