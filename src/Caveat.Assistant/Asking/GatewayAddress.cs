using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace Caveat.Assistant.Asking;

/// <summary>Where the gateway listens: as configured, or else where this very server does.</summary>
public sealed class GatewayAddress(AssistantOptions options, IServer? server = null)
{
    private Uri? _value;

    /// <summary>The gateway's base, such as <c>http://127.0.0.1:8080/</c>; known once the server has started.</summary>
    /// <exception cref="InvalidOperationException">Nothing is configured and the server listens nowhere yet.</exception>
    public Uri Value => _value ??= Find();

    private Uri Find()
    {
        if (options.Gateway is { } configured)
        {
            return new Uri(configured.EndsWith('/') ? configured : configured + "/");
        }

        // Plain HTTP where there is a choice: it stays on this machine, and no certificate names the loopback.
        var address = server?.Features.Get<IServerAddressesFeature>()?.Addresses
            .OrderBy(listened => listened.StartsWith("https", StringComparison.OrdinalIgnoreCase)).FirstOrDefault()
            ?? throw new InvalidOperationException("The gateway's address is not known: set Assistant:Gateway, or ask once the server listens.");
        var binding = Microsoft.AspNetCore.Http.BindingAddress.Parse(address);
        var isAny = binding.Host is "*" or "+" or "0.0.0.0" or "[::]";
        return new UriBuilder(binding.Scheme, isAny ? "127.0.0.1" : binding.Host, binding.Port, "/").Uri;
    }
}
