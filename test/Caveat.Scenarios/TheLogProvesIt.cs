using Caveat.Scenarios.Hosting;
using Caveat.Testing;

namespace Caveat.Scenarios;

/// <summary>Anyone verifies the log offline, and finds what was changed, and what was cut off.</summary>
public sealed class TheLogProvesIt : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string Ledger => _folder.File("data/ledger");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Verifying_says_how_many_entries_under_which_key()
    {
        var key = await FillAsync(exchanges: 3);
        var verified = await Command.CaveatAsync("ledger", "verify", _folder.File("data"), "--json");

        Assert.Equal(0, verified.ExitCode);
        // One entry for the start, one for the instruments, then a decision and an outcome for each exchange.
        Assert.Contains("\"entries\":8", verified.Output, StringComparison.Ordinal);
        Assert.Contains(key, verified.Output.Replace("\\u002B", "+", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_running_servers_log_is_verified_over_HTTP()
    {
        await using var server = await GovernedServer.StartAsync();
        await server.ReceiptAsync("officer", (await server.AskAsync("officer", Texts.Summarise)).Receipt!);
        var verified = await Command.CaveatAsync("ledger", "verify", server.Url + "/ledger", "--key", server.Ready.Key.Signer.Verifier.ToString());
        Assert.True(verified.ExitCode == 0, verified.Output + verified.Error);
    }

    [Fact]
    public async Task After_one_byte_of_any_file_is_flipped_it_fails_and_names_the_first_wrong_entry()
    {
        await FillAsync(exchanges: 2);
        var random = new Random(17);
        foreach (var file in Directory.GetFiles(Ledger, "*", SearchOption.AllDirectories).Where(file => Path.GetFileName(file) != "log.vkey"))
        {
            var original = await File.ReadAllBytesAsync(file);
            var changed = (byte[])original.Clone();
            changed[random.Next(changed.Length)] ^= (byte)(1 << random.Next(8));
            await File.WriteAllBytesAsync(file, changed);
            var verified = await Command.CaveatAsync("ledger", "verify", Ledger);
            await File.WriteAllBytesAsync(file, original);

            Assert.True(verified.ExitCode == 1, $"{file}: {verified.Output}{verified.Error}");
            Assert.Matches("First wrong entry: [0-9]+", verified.Output + verified.Error);
        }

        Assert.Equal(0, (await Command.CaveatAsync("ledger", "verify", Ledger)).ExitCode);
    }

    [Fact]
    public async Task A_log_that_was_cut_back_is_found_with_an_older_checkpoint()
    {
        await FillAsync(exchanges: 1);
        using var copy = new TemporaryFolder();
        CopyFolder(Ledger, copy.File("older"));
        await FillAsync(exchanges: 2);
        var newer = copy.File("newer-checkpoint");
        File.Copy(Path.Combine(Ledger, "checkpoint"), newer);

        Assert.Equal(0, (await Command.CaveatAsync("ledger", "verify", Ledger, "--checkpoint", copy.File("older/checkpoint"))).ExitCode);
        var truncated = await Command.CaveatAsync("ledger", "verify", copy.File("older"), "--checkpoint", newer);
        Assert.Equal(1, truncated.ExitCode);
    }

    [Fact]
    public async Task Every_exchange_leaves_a_decision_and_an_outcome()
    {
        await FillAsync(exchanges: 1, refused: 1);
        var shown = await Command.CaveatAsync("ledger", "show", Ledger, "--json");
        Assert.Equal(0, shown.ExitCode);
        foreach (var word in new[] { "start", "permitted", "answered", "refused", "label_above_ceiling" })
        {
            Assert.Contains($"\"{word}\"", shown.Output, StringComparison.Ordinal);
        }
    }

    private async Task<string> FillAsync(int exchanges, int refused = 0)
    {
        await using var server = await GovernedServer.StartInAsync(_folder);
        for (var i = 0; i < exchanges; i++)
        {
            await server.AskAsync("officer", Texts.Summarise);
        }

        for (var i = 0; i < refused; i++)
        {
            await server.AskAsync("officer", "NATO SECRET\n" + Texts.Summarise);
        }

        return server.Ready.Key.Signer.Verifier.ToString();
    }

    private static void CopyFolder(string from, string to)
    {
        foreach (var file in Directory.GetFiles(from, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }
}
