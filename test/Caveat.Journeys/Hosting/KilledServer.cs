using System.Diagnostics;
using Caveat.Scenarios.Hosting;
using Caveat.Testing;
using Microsoft.Data.Sqlite;

namespace Caveat.Journeys.Hosting;

/// <summary>A server in a process of its own that a test kills, and starts again on the same data.</summary>
internal sealed class KilledServer(FakeProvider vendor) : IAsyncDisposable
{
    private readonly TemporaryFolder _folder = new();
    private Process? _process;

    /// <summary>The officer's one-time code, from the console.</summary>
    public string Code { get; private set; } = "";

    /// <returns>Its address.</returns>
    public async Task<string> StartAsync()
    {
        _process = Command.Start("dotnet", [Repository.Output("Caveat.Server", "Caveat.Server.dll"), "--urls", "http://127.0.0.1:0", "--data", _folder.File("data"), .. GovernedServer.With(vendor)]);
        var url = "";
        while (await _process.StandardOutput.ReadLineAsync() is { } line)
        {
            var words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            switch (words)
            {
                case ["Page", .., var page]:
                    url = page;
                    break;
                case ["officer", var code]:
                    Code = code;
                    break;
                case ["Ctrl+C", ..]:
                    // Nobody reads the rest, and a full pipe would hold the server up.
                    _ = _process.StandardOutput.ReadToEndAsync();
                    return url;
            }
        }

        throw new InvalidOperationException("The server ended: " + await _process.StandardError.ReadToEndAsync());
    }

    /// <summary>Waits until so much of the answer that arrives is stored: its text and what it carries, sealed.</summary>
    public async Task KeptAsync(int bytes)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        await using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = _folder.File("data/assistant.db"), Pooling = false }.ToString());
        await connection.OpenAsync(limit.Token);
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT MAX(LENGTH(content)) FROM turns WHERE state = 1";
        while ((long)(await command.ExecuteScalarAsync(limit.Token))! < bytes)
        {
            await Task.Delay(20, limit.Token);
        }
    }

    /// <summary>Without any warning: signal 9.</summary>
    public async Task KillAsync()
    {
        _process!.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
        _process = null;
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is not null)
        {
            await KillAsync();
        }

        _folder.Dispose();
    }
}
