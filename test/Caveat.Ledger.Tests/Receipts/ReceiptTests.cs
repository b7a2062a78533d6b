using System.Text;
using Caveat.Ledger.Receipts;
using Caveat.Ledger.Tests.Support;
using Caveat.Signing.Notes;

namespace Caveat.Ledger.Tests.Receipts;

public sealed class ReceiptTests
{
    [Fact]
    public async Task Any_bit_flipped_in_a_receipt_is_found()
    {
        var right = await MakeAsync(37, 40);
        for (var bit = 0; bit < right.Length * 8; bit++)
        {
            var wrong = right.ToArray();
            wrong[bit / 8] ^= (byte)(1 << (bit % 8));
            Assert.False(
                Receipt.TryParse(wrong, out var receipt, out _)
                && receipt.Verify(TestLog.Signer.Verifier) is ReceiptVerification.Verified,
                $"bit {bit}");
        }
    }

    [Fact]
    public async Task A_receipt_proves_nothing_under_another_key()
    {
        Assert.True(Receipt.TryParse(await MakeAsync(0, 1), out var receipt, out _));
        using var other = NoteSigner.Generate(TestLog.Origin);
        var refused = Assert.IsType<ReceiptVerification.Refused>(receipt.Verify(other.Verifier));
        Assert.Contains("is not signed by the key", refused.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_receipt_reads_and_writes_itself_byte_for_byte()
    {
        var text = await MakeAsync(299, 300);
        Assert.True(Receipt.TryParse(text, out var receipt, out _));
        Assert.Equal(text, receipt.ToText());
    }

    [Theory]
    [InlineData(0, "c2sp.org/tlog-proof@v2", "Line 1 of the receipt")]
    [InlineData(1, "index 3", "Line 2 of the receipt")]
    [InlineData(1, "extra !", "Line 2 of the receipt")]
    [InlineData(2, "index 03", "Line 3 of the receipt")]
    [InlineData(2, "index -3", "Line 3 of the receipt")]
    [InlineData(3, "AAAA", "Line 4 of the receipt")]
    [InlineData(7, "another", "not signed by the key")]
    public async Task A_malformed_receipt_is_refused_with_the_line_named(int line, string text, string problem)
    {
        var lines = Encoding.UTF8.GetString(await MakeAsync(3, 8)).Split('\n');
        lines[line] = text;
        var said = Receipt.TryParse(Encoding.UTF8.GetBytes(string.Join('\n', lines)), out var receipt, out var refusal)
            ? Assert.IsType<ReceiptVerification.Refused>(receipt.Verify(TestLog.Signer.Verifier)).Reason
            : refusal;
        Assert.Contains(problem, said, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("0123abcd-0", true)]
    [InlineData("0123abcd-9223372036854775807", true)]
    [InlineData("0123abcd-9223372036854775808", false)]
    [InlineData("0123ABCD-1", false)]
    [InlineData("0123abcd-01", false)]
    [InlineData("0123abcd--1", false)]
    [InlineData("0123abcd-+1", false)]
    [InlineData("0123abcd-", false)]
    [InlineData("0123abcd", false)]
    [InlineData("0123abc-1", false)]
    [InlineData("", false)]
    public void A_receipt_id_is_a_key_id_and_an_index(string text, bool valid)
    {
        Assert.Equal(valid, ReceiptId.TryParse(text, out var id));
        if (valid)
        {
            Assert.Equal(text, id.ToString());
        }
    }

    private static async Task<byte[]> MakeAsync(int index, int size)
    {
        using var folder = new TempFolder();
        await using var log = await TestLog.OpenAsync(folder);
        for (var number = 0; number < size; number++)
        {
            await log.AppendAsync(TestLog.Entry(number));
        }

        await log.ReadEntryAsync(size - 1, CancellationToken.None);
        return (await log.ProveAsync(index, CancellationToken.None)).ToText();
    }
}
