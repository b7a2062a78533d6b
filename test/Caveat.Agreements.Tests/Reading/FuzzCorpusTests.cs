using System.Text;
using Caveat.Agreements.Orders;
using Caveat.Agreements.Reading;
using Caveat.Agreements.Records;
using Caveat.Agreements.Waivers;
using Caveat.Signing.Dsse;
using Xunit;

namespace Caveat.Agreements.Tests.Reading;

/// <summary>The inputs that fuzzing kept, read once more (docs/reference/fuzzing.md).</summary>
public sealed class FuzzCorpusTests
{
    [Fact]
    public void Every_agreement_that_was_kept_is_read_or_faulted_inside_it() =>
        CheckAll("agreement", document => (AgreementReader.Read(document, "a") as ReadResult.Rejected)?.Errors);

    [Fact]
    public void Every_rule_that_was_kept_is_read_or_faulted_inside_its_agreement() =>
        CheckAll("rule", document => (AgreementReader.Read(document, "a") as ReadResult.Rejected)?.Errors, rule => Encoding.UTF8.GetBytes(Document.FullWith(Encoding.UTF8.GetString(rule))));

    [Fact]
    public void Every_order_that_was_kept_is_read_or_faulted_inside_it() =>
        CheckAll("order", document => (OrderReader.Read(document, "o") as DocumentResult<Order>.Rejected)?.Errors);

    [Fact]
    public void Every_waiver_that_was_kept_is_read_or_faulted_inside_it() =>
        CheckAll("waiver", document => (WaiverReader.Read(document, "w") as DocumentResult<Waiver>.Rejected)?.Errors);

    [Fact]
    public void Every_envelope_that_was_kept_is_read_and_written_the_same_or_faulted() => Assert.All(
        Kept("envelope"),
        json => Assert.True(DsseEnvelope.TryRead(json, out var envelope, out var error) ? DsseEnvelope.TryRead(envelope.ToJson(), out _, out _) : error.EndsWith('.')));

    [Fact]
    public void Every_entry_that_was_kept_is_read_or_faulted() => Assert.All(
        Kept("record"),
        entry => Assert.True(DecisionRecord.TryRead(entry, out _, out var error) || error.EndsWith('.')));

    private static void CheckAll(string target, Func<byte[], IEnumerable<AgreementError>?> read, Func<byte[], byte[]>? wrap = null) => Assert.All(Kept(target), kept =>
    {
        var document = wrap is null ? kept : wrap(kept);
        var lines = Encoding.UTF8.GetString(document).Split('\n');
        Assert.All(read(document) ?? [], error =>
        {
            Assert.InRange(error.Line, 1, lines.Length);
            Assert.InRange(error.Column, 1, lines[error.Line - 1].Length + 1);
            Assert.InRange(error.Message.Length, 1, 1_000);
            Assert.DoesNotContain(error.Message, char.IsControl);
        });
    });

    private static byte[][] Kept(string target)
    {
        byte[][] kept = [.. Directory.EnumerateFiles(Path.Combine(Samples.Root, "test", "vectors", "fuzz", target)).Select(File.ReadAllBytes)];
        Assert.NotEmpty(kept);
        return kept;
    }
}
