using System.Text;
using Caveat.Ledger.Checkpoints;
using Caveat.Ledger.Tree;

namespace Caveat.Ledger.Tests.Checkpoints;

public sealed class CheckpointTests
{
    private const string Root = "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=";

    [Fact]
    public void A_checkpoint_reads_and_writes_itself()
    {
        var checkpoint = new Checkpoint("log.example", 0, TreeHasher.EmptyRoot);
        Assert.Equal($"log.example\n0\n{Root}\n", Encoding.UTF8.GetString(checkpoint.ToText()));
        Assert.True(Checkpoint.TryParse(checkpoint.ToText(), out var again, out _));
        Assert.Equal(checkpoint, again);
    }

    [Fact]
    public void Extension_lines_are_allowed() =>
        Assert.True(Checkpoint.TryParse(Encoding.UTF8.GetBytes($"log.example\n7\n{Root}\nmore\n"), out _, out _));

    [Theory]
    [InlineData("", "three lines")]
    [InlineData("log.example\n1\n", "three lines")]
    [InlineData("\n1\n" + Root + "\n", "Line 1")]
    [InlineData("log.example\n01\n" + Root + "\n", "Line 2 of the checkpoint, the size, reads '01'")]
    [InlineData("log.example\n-1\n" + Root + "\n", "Line 2")]
    [InlineData("log.example\n9223372036854775808\n" + Root + "\n", "Line 2")]
    [InlineData("log.example\n1\nAAAA\n", "Line 3 of the checkpoint, the root hash, reads 'AAAA'")]
    [InlineData("log.example\n1\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFV=\n", "Line 3")]
    public void A_malformed_checkpoint_is_refused_with_the_line_named(string text, string problem)
    {
        Assert.False(Checkpoint.TryParse(Encoding.UTF8.GetBytes(text), out _, out var said));
        Assert.Contains(problem, said, StringComparison.Ordinal);
    }
}
