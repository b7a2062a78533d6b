using System.CommandLine;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Caveat.Bench.Load.Upstream;

/// <summary><c>upstream</c>: a vendor in a can, on loopback only.</summary>
internal static class UpstreamCommand
{
    public static Command Create()
    {
        var port = new Option<int>("--port") { Description = "TCP port on 127.0.0.1.", Required = true };
        var first = new Option<double>("--delay-ms") { Description = "Time before the first byte of every answer." };
        var between = new Option<double>("--event-delay-ms") { Description = "Time between the events of a paced stream.", DefaultValueFactory = _ => 10 };
        var command = new Command("upstream", "Answer chat completions with the same bytes, as fast as the machine allows.") { port, first, between };
        command.SetAction((parse, cancellationToken) => RunAsync(
            parse.GetValue(port),
            new UpstreamDelays(TimeSpan.FromMilliseconds(parse.GetValue(first)), TimeSpan.FromMilliseconds(parse.GetValue(between))),
            cancellationToken));
        return command;
    }

    private static Task RunAsync(int port, UpstreamDelays delays, CancellationToken cancellationToken)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Services.AddSingleton(delays).AddSingleton<CannedAnswers>().AddSingleton(TimeProvider.System);
        builder.WebHost.UseKestrelCore();
        // One core serves everything here: a second scheduling hop would only cost.
        builder.WebHost.UseSockets(sockets => sockets.UnsafePreferInlineScheduling = true);
        builder.WebHost.ConfigureKestrel(kestrel =>
            kestrel.Listen(IPAddress.Loopback, port, listen => listen.UseConnectionHandler<CannedConnection>()));
        return builder.Build().RunAsync(cancellationToken);
    }
}
