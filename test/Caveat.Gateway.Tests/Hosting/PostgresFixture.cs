using System.Diagnostics;
using Caveat.Gateway.Tests.Hosting;
using Npgsql;

[assembly: AssemblyFixture(typeof(PostgresFixture))]

namespace Caveat.Gateway.Tests.Hosting;

/// <summary>A private PostgreSQL server for this run: in a temporary folder, on a Unix socket, gone afterwards.</summary>
public sealed class PostgresFixture : IAsyncLifetime
{
    private const string Owner = "postgres";
    private static readonly bool IsRoot = Environment.UserName == "root";

    private readonly string _folder = Directory.CreateTempSubdirectory("caveat-pg-").FullName;
    private string? _programs;
    private int _databases;

    public async ValueTask InitializeAsync()
    {
        _programs = FindPrograms();
        if (_programs is null)
        {
            return;
        }

        if (IsRoot)
        {
            // PostgreSQL does not run as root.
            Run("chown", Owner, _folder);
        }

        RunAsOwner("initdb", "--pgdata", Data, "--username", Owner, "--auth", "trust", "--encoding", "UTF8", "--no-sync");
        RunAsOwner(
            "pg_ctl", "start", "--wait", "--pgdata", Data, "--log", Path.Combine(_folder, "log"),
            "--options", $"-c listen_addresses='' -c unix_socket_directories='{_folder}' -c fsync=off -c max_connections=200");
        await Task.CompletedTask;
    }

    public ValueTask DisposeAsync()
    {
        NpgsqlConnection.ClearAllPools();
        if (_programs is not null)
        {
            RunAsOwner("pg_ctl", "stop", "--wait", "--mode", "immediate", "--pgdata", Data);
        }

        Directory.Delete(_folder, recursive: true);
        return ValueTask.CompletedTask;
    }

    /// <summary>The connection string of a new, empty database; skips the test where PostgreSQL is not installed.</summary>
    public async Task<string> CreateDatabaseAsync()
    {
        if (_programs is null)
        {
            const string Missing = "PostgreSQL is not installed: put initdb on the path (on Debian: apt-get install postgresql).";
            Assert.False(Environment.GetEnvironmentVariable("CI") == "true", Missing);
            Assert.Skip(Missing);
        }

        var name = $"test_{Interlocked.Increment(ref _databases)}";
        await ExecuteAsync($"CREATE DATABASE {name}");
        return ConnectionString(name);
    }

    /// <summary>Cuts every connection to a database, as a restart of the server does.</summary>
    public Task CutAsync(string connectionString) => ExecuteAsync(
        $"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{new NpgsqlConnectionStringBuilder(connectionString).Database}'");

    private string Data => Path.Combine(_folder, "data");

    private string ConnectionString(string database) => $"Host={_folder};Username={Owner};Database={database};Maximum Pool Size=20;Include Error Detail=true";

    private async Task ExecuteAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(ConnectionString(Owner));
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    private static string? FindPrograms()
    {
        var debian = Directory.Exists("/usr/lib/postgresql")
            ? Directory.GetDirectories("/usr/lib/postgresql").OrderDescending().Select(version => Path.Combine(version, "bin"))
            : [];
        var path = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator);
        return debian.Concat(path).FirstOrDefault(folder => File.Exists(Path.Combine(folder, "initdb")) && File.Exists(Path.Combine(folder, "pg_ctl")));
    }

    private void RunAsOwner(string program, params string[] arguments)
    {
        var file = Path.Combine(_programs!, program);
        if (IsRoot)
        {
            Run("runuser", ["-u", Owner, "--", file, .. arguments]);
        }
        else
        {
            Run(file, arguments);
        }
    }

    private void Run(string file, params string[] arguments)
    {
        // To a file, not to us: the server that pg_ctl leaves running would hold a pipe open.
        var output = Path.Combine(_folder, "output");
        var start = new ProcessStartInfo("sh", ["-c", "out=$1; shift; exec \"$@\" >\"$out\" 2>&1 </dev/null", "sh", output, file, .. arguments]) { WorkingDirectory = _folder };
        using var process = Process.Start(start)!;
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, $"{file} ended with {process.ExitCode}: {File.ReadAllText(output)}");
    }
}
