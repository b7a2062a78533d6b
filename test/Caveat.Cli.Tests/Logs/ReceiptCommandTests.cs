using System.Text;
using Caveat.Cli.Logs;
using Xunit;

namespace Caveat.Cli.Tests.Logs;

public sealed class ReceiptCommandTests
{
    private readonly StringWriter _output = new();
    private readonly StringWriter _errors = new();

    [Fact]
    public async Task A_receipt_is_verified_and_said_in_plain_words()
    {
        using var log = await SampleLog.MakeAsync();
        Assert.Equal(0, Verify(log.Receipt, log.Key.ToString()));
        Assert.Contains($"receipt {log.Key.Id}-1 proves entry 1", _output.ToString(), StringComparison.Ordinal);
        Assert.Contains(
            "It records a decision: refused, by clause 4.2 of agreement nato-unclassified version 1, for organisation shape, model built-in/quote, at 2026-03-02T17:00:01Z.",
            _output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_receipt_with_another_entry_in_it_exits_1()
    {
        using var log = await SampleLog.MakeAsync();
        var lines = await File.ReadAllLinesAsync(log.Receipt);
        lines[1] = "extra " + Convert.ToBase64String(Encoding.UTF8.GetBytes("""{"type":"decision","decision":"permitted"}"""));
        await File.WriteAllTextAsync(log.Receipt, string.Join('\n', lines) + "\n");
        Assert.Equal(1, Verify(log.Receipt, log.Key.ToString()));
        Assert.StartsWith("NOT verified: The entry and the path", _errors.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Input_that_cannot_be_used_exits_2_with_one_sentence()
    {
        using var log = await SampleLog.MakeAsync();
        Assert.Equal(2, Verify(log.Receipt, null));
        Assert.Equal(2, Verify("nowhere", log.Key.ToString()));
        Assert.Equal(2, Verify(log.Older, log.Key.ToString()));
        Assert.Equal(2, Verify(log.Receipt, log.Receipt));
        var lines = _errors.ToString().TrimEnd().Split('\n');
        Assert.Equal(4, lines.Length);
        Assert.StartsWith("No key was given", lines[0], StringComparison.Ordinal);
        Assert.StartsWith("There is no receipt file 'nowhere'", lines[1], StringComparison.Ordinal);
        Assert.Contains("is not a receipt: Line 1", lines[2], StringComparison.Ordinal);
        Assert.Contains("does not hold one verifier key", lines[3], StringComparison.Ordinal);
    }

    private int Verify(string file, string? key) => ReceiptCheck.Run(new FileInfo(file), key, new Printer(json: false, _output, _errors));
}
