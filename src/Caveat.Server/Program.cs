using Caveat.Server.Starting;

if (CallerCommand.IsMeant(args))
{
    return CallerCommand.Run(args, Console.Out, Console.Error);
}

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

    app.Lifetime.ApplicationStarted.Register(() => StartScreen.Print(Console.Out, (ServerStart.Ready)start, app.Urls));
    await app.RunAsync();
    return 0;
}
