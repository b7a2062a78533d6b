using Caveat.Server.Starting;

if (CallerCommand.IsMeant(args))
{
    return await CallerCommand.RunAsync(args, Console.Out, Console.Error);
}

// An exchange never blocks, so what follows a socket's event may run on the thread that saw it. The runtime reads this
// once, at the first socket; whoever sets the variable is obeyed.
const string InlineCompletions = "DOTNET_SYSTEM_NET_SOCKETS_INLINE_COMPLETIONS";
Environment.SetEnvironmentVariable(InlineCompletions, Environment.GetEnvironmentVariable(InlineCompletions) ?? "1");

// Everything that can be wrong is found before the first request: a server that starts is one that may answer.
var (app, start) = await ServerHost.BuildAsync(args, TimeProvider.System);
await using (start)
{
    if (app is null)
    {
        foreach (var error in ((ServerStart.Stopped)start).Errors)
        {
            Console.Error.WriteLine(error);
        }

        return 1;
    }

    try
    {
        await app.StartAsync();
        await StartScreen.PrintAsync(Console.Out, (ServerStart.Ready)start, app);
        await app.WaitForShutdownAsync();
        return 0;
    }
    catch (IOException e)
    {
        Console.Error.WriteLine($"{e.Message} Give another address with --urls, such as --urls http://127.0.0.1:8081.");
        return 1;
    }
}
