using Caveat.Assistant;
using Caveat.Gateway;
using Caveat.Gateway.Callers;
using Caveat.Server.Pages;

namespace Caveat.Server.Starting;

/// <summary>Puts the server together from its configuration.</summary>
internal static class ServerHost
{
    /// <summary>The configuration is read once: nothing of it changes while the server runs.</summary>
    private static readonly string[] NoFileWatching = ["--hostBuilder:reloadConfigOnChange=false"];

    /// <returns>The server, not yet listening, or null when the start says why it may not.</returns>
    /// <remarks>Dispose the start after the server: it closes the log.</remarks>
    public static async Task<(WebApplication? App, ServerStart Start)> BuildAsync(string[] args, TimeProvider time)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { Args = NoFileWatching });
        var options = ServerOptions.Read(builder.Configuration, args);
        var start = await ServerStart.PrepareAsync(options, time).ConfigureAwait(false);
        if (start is not ServerStart.Ready ready)
        {
            return (null, start);
        }

        // What stops the host is told by the program, in one sentence.
        builder.Logging.SetMinimumLevel(LogLevel.Warning).AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.None);
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            // Each surface reads its body up to Limits:RequestBytes and answers in its own shape when there is more.
            kestrel.Limits.MaxRequestBodySize = null;
        });
        builder.WebHost.UseSockets(sockets =>
        {
            // An exchange never blocks its thread, so it runs where its bytes arrive; and a read takes one system call
            // instead of two, for 4 KiB more per idle connection.
            sockets.UnsafePreferInlineScheduling = true;
            sockets.WaitForDataBeforeAllocatingBuffer = false;
        });
        ready.Setup.AddTo(builder.Services);
        if (options.Assistant.Enabled)
        {
            try
            {
                builder.Services.AddAssistant(options.CompleteAssistant(ready.Setup.Folders, ready.Ceiling));
            }
            catch (IOException e)
            {
                await ready.DisposeAsync().ConfigureAwait(false);
                return (null, new ServerStart.Stopped([e.Message]));
            }
        }

        var app = builder.Build();
        app.UseCallers();
        app.MapFrontPage(ready);
        app.MapGateway();
        if (options.Assistant.Enabled)
        {
            // Open to the gateway's authentication only: every page asks for a session of its own.
            app.MapAssistant().WithMetadata(new OpenRouteAttribute());
        }

        return (app, start);
    }
}
