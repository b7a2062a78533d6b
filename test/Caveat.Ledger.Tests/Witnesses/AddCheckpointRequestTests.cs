using System.Text;
using Caveat.Ledger.Tests.Support;
using Caveat.Ledger.Witnesses;
using FsCheck;
using FsCheck.Fluent;

namespace Caveat.Ledger.Tests.Witnesses;

public sealed class AddCheckpointRequestTests
{
    private static readonly HistoryOfHeads Log = new(TestLog.Signer);

    [Fact]
    public void A_request_reads_and_writes_itself()
    {
        var bytes = Log.Request(5, 23);
        Assert.True(AddCheckpointRequest.TryParse(bytes, out var request, out _));
        Assert.Equal((5, 23, Log.Proof(5, 23).Count), (request.OldSize, request.Checkpoint.Size, request.Proof.Count));
        Assert.Equal(bytes, request.ToBytes());
    }

    [Theory]
    [InlineData("old 05", "Line 1 of the request reads 'old 05'")]
    [InlineData("old -5", "Line 1")]
    [InlineData("old  5", "Line 1")]
    [InlineData("Old 5", "Line 1")]
    [InlineData("old 9223372036854775808", "Line 1")]
    [InlineData("old 5\nnonsense", "Line 2 of the request reads 'nonsense'")]
    public void A_malformed_head_is_refused_with_the_line_named(string head, string problem)
    {
        Assert.False(AddCheckpointRequest.TryParse([.. Encoding.UTF8.GetBytes(head + "\n\n"), .. Log.Head(7).Bytes.Span], out _, out var said));
        Assert.Contains(problem, said, StringComparison.Ordinal);
    }

    [Fact]
    public void A_request_without_its_parts_or_with_too_many_is_refused()
    {
        var head = Log.Head(7).Bytes.ToArray();
        var hash = Log.Head(1).Checkpoint.Root + "\n";
        Refused("old 5\n", "no empty line");
        Refused("old 5\n\n", "no blank line between its text and its signatures");
        Refused("old 5\n" + string.Concat(Enumerable.Repeat(hash, 64)) + "\n" + Encoding.UTF8.GetString(head), "'64' hashes");
        Refused("old 5\n\n" + new string('x', AddCheckpointRequest.MaxBytes), "a request has at most");

        static void Refused(string body, string problem)
        {
            Assert.False(AddCheckpointRequest.TryParse(Encoding.UTF8.GetBytes(body), out _, out var said));
            Assert.Contains(problem, said.Replace("not end in a newline", "no blank line between its text and its signatures", StringComparison.Ordinal), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Whatever_is_accepted_is_written_again_byte_for_byte() =>
        Prop.ForAll(
            Gen.Choose(0, int.MaxValue).ToArbitrary(),
            seed =>
            {
                var random = new System.Random(seed);
                var bytes = Log.Request(random.Next(1, 20), random.Next(20, 60));
                for (var change = random.Next(3); change >= 0; change--)
                {
                    bytes[random.Next(bytes.Length)] = (byte)"\n old0129AZaz+/=\u0000"[random.Next(16)];
                }

                return !AddCheckpointRequest.TryParse(bytes, out var request, out var problem)
                    ? problem is not null
                    : request.ToBytes().AsSpan().SequenceEqual(bytes);
            }).QuickCheckThrowOnFailure();
}
