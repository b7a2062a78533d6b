using System.Text.Json;
using Caveat.Cli.Logs;
using Xunit;

namespace Caveat.Cli.Tests.Logs;

public sealed class LedgerCommandTests
{
    private readonly StringWriter _output = new();
    private readonly StringWriter _errors = new();

    [Fact]
    public async Task A_data_folder_is_verified_under_a_given_key_and_says_how_many_entries_and_which_key()
    {
        using var log = await SampleLog.MakeAsync();
        Assert.Equal(0, await VerifyAsync(log.Folder, log.Key.ToString(), older: log.Older));
        var said = _output.ToString();
        Assert.Contains("Verified: 3 entries of the log 'gateway.example'", said, StringComparison.Ordinal);
        Assert.Contains($"Key: {log.Key}", said, StringComparison.Ordinal);
        Assert.Contains("extends the older checkpoint over 2 entries", said, StringComparison.Ordinal);
        Assert.DoesNotContain("came from the log itself", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_key_it_says_that_the_key_came_from_the_log()
    {
        using var log = await SampleLog.MakeAsync();
        Assert.Equal(0, await VerifyAsync(Path.Combine(log.Folder, "ledger"), key: null));
        Assert.Contains("The key came from the log itself", _output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_changed_entry_is_named_and_exits_1()
    {
        using var log = await SampleLog.MakeAsync();
        log.Flip("tile/entries/000.p/3", 80);
        Assert.Equal(1, await VerifyAsync(log.Folder, Path.Combine(log.Folder, "ledger", "log.vkey")));
        Assert.Contains("First wrong entry: 1 (file 'tile/entries/000.p/3')", _errors.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_log_that_was_put_back_is_truncated_and_exits_1()
    {
        using var log = await SampleLog.MakeAsync();
        var newer = Path.Combine(log.Folder, "newer");
        File.Copy(Path.Combine(log.Folder, "ledger", "checkpoint"), newer);
        File.Copy(log.Older, Path.Combine(log.Folder, "ledger", "checkpoint"), overwrite: true);
        Assert.Equal(1, await VerifyAsync(log.Folder, log.Key.ToString(), newer));
        Assert.Contains("it had 3 entries when the older checkpoint was signed and has 2 now", _errors.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Json_has_the_same_facts()
    {
        using var log = await SampleLog.MakeAsync();
        Assert.Equal(0, await VerifyAsync(log.Folder, key: null, json: true));
        var verified = JsonDocument.Parse(_output.ToString()).RootElement;
        Assert.Equal(
            ("verified", 3, "log", log.Key.ToString()),
            (verified.GetProperty("result").GetString(), verified.GetProperty("entries").GetInt64(),
                verified.GetProperty("key_source").GetString(), verified.GetProperty("key").GetString()));

        _output.GetStringBuilder().Clear();
        log.Flip("tile/0/000.p/3", 40);
        Assert.Equal(1, await VerifyAsync(log.Folder, key: null, json: true));
        var broken = JsonDocument.Parse(_output.ToString()).RootElement;
        Assert.Equal(("broken", 1), (broken.GetProperty("result").GetString(), broken.GetProperty("first_wrong_entry").GetInt64()));
    }

    [Fact]
    public async Task Input_that_cannot_be_used_exits_2_with_one_sentence()
    {
        using var log = await SampleLog.MakeAsync();
        using var other = await SampleLog.MakeAsync();
        Assert.Equal(2, await VerifyAsync(Path.Combine(log.Folder, "nowhere"), null));
        Assert.Equal(2, await VerifyAsync(Path.GetTempPath(), null));
        Assert.Equal(2, await VerifyAsync(log.Folder, "not-a-key"));
        Assert.Equal(2, await VerifyAsync(log.Folder, log.Key.ToString(), older: "nowhere"));
        Assert.Equal(2, await VerifyAsync(log.Folder, log.Key.ToString(), older: log.Receipt));
        Assert.Equal(2, await VerifyAsync(log.Folder, log.Key.ToString(), older: other.Older));
        var lines = _errors.ToString().TrimEnd().Split('\n');
        Assert.Equal(6, lines.Length);
        Assert.StartsWith("There is no folder", lines[0], StringComparison.Ordinal);
        Assert.StartsWith("There is no 'checkpoint'", lines[1], StringComparison.Ordinal);
        Assert.StartsWith("'not-a-key' is neither a verifier key", lines[2], StringComparison.Ordinal);
        Assert.StartsWith("There is no checkpoint file 'nowhere'", lines[3], StringComparison.Ordinal);
        Assert.Contains("is not a checkpoint: Line 2", lines[4], StringComparison.Ordinal);
        Assert.Contains("is not signed by the key", lines[5], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Show_lists_the_last_entries_and_one_in_full()
    {
        using var log = await SampleLog.MakeAsync();
        Assert.Equal(0, await ShowAsync(log.Folder, null, last: 2));
        var table = _output.ToString();
        Assert.DoesNotContain("start", table, StringComparison.Ordinal);
        Assert.Matches(@"1 +2026-03-02T17:00:01Z +decision +refused +4\.2 +shape +built-in/quote", table);
        Assert.Contains("has 3 entries", table, StringComparison.Ordinal);

        Assert.Equal(0, await ShowAsync(log.Folder, 0, last: 2));
        Assert.Contains("""{"v":1,"type":"start","time":"2026-03-02T17:00:00Z"}""", _output.ToString(), StringComparison.Ordinal);
        Assert.Equal(2, await ShowAsync(log.Folder, 3, last: 2));
        Assert.Contains("There is no entry '3'; the log has '3', counted from 0.", _errors.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_entry_cannot_steer_the_readers_terminal()
    {
        using var log = await SampleLog.MakeAsync("\u001b[2J\u202Egone [red]markup[/]", """{"type":"\u001b[31mdecision"}""");
        Assert.Equal(0, await ShowAsync(log.Folder, null, last: 5));
        Assert.Equal(0, await ShowAsync(log.Folder, 2, last: 5));
        Assert.DoesNotContain('\u001b', _output.ToString());
        Assert.DoesNotContain('\u202E', _output.ToString());
        Assert.Contains("[red]markup[/]", _output.ToString(), StringComparison.Ordinal);
    }

    private Task<int> VerifyAsync(string location, string? key, string? older = null, bool json = false) =>
        LedgerVerification.RunAsync(
            location, key, older is null ? null : new FileInfo(older), quorum: null, new Printer(json, _output, _errors), CancellationToken.None);

    private Task<int> ShowAsync(string location, long? index, int last) =>
        LedgerView.RunAsync(location, index, last, new Printer(json: false, _output, _errors), CancellationToken.None);
}
