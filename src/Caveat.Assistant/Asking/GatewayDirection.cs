namespace Caveat.Assistant.Asking;

/// <summary>Sends each request to the gateway's address, which is not known before the server listens.</summary>
internal sealed class GatewayDirection(GatewayAddress address, HttpMessageHandler inner) : DelegatingHandler(inner)
{
    /// <summary>What requests are made for; nothing is ever sent there.</summary>
    public static Uri Placeholder { get; } = new("http://gateway.invalid/");

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        request.RequestUri = new Uri(address.Value, request.RequestUri!.PathAndQuery);
        return base.SendAsync(request, cancellationToken);
    }
}
