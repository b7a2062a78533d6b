using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace Caveat.Assistant.Asking;

/// <summary>Where the gateway is: the configured address, or the one that this server listens on, known once it has started.</summary>
public sealed class GatewayAddress(AssistantOptions options, IServer server)
{
    public Uri Value => field ??= new Uri(options.Gateway ?? Own());

    private string Own() =>
        server.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault()
            ?? throw new InvalidOperationException("The gateway was asked for before the server listened.");
}
