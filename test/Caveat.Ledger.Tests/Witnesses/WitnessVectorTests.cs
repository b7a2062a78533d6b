using Caveat.Ledger.Checkpoints;
using Caveat.Ledger.Reading;
using Caveat.Ledger.Tests.Support;
using Caveat.Ledger.Witnesses;
using Caveat.Signing.Notes;

namespace Caveat.Ledger.Tests.Witnesses;

/// <summary>The vectors that this project ships (test/vectors/witness): formats must not change by accident.</summary>
public sealed class WitnessVectorTests
{
    private static readonly DateTimeOffset Time = new(2026, 3, 2, 17, 0, 0, TimeSpan.Zero);

    private static string Folder => Path.Combine(SharedVectors.RepositoryRoot(), "test", "vectors", "witness");

    [Fact]
    public void The_cosigned_checkpoint_meets_its_policy_and_is_made_again_byte_for_byte()
    {
        Assert.True(WitnessPolicy.TryParse(Read("policy"), out var policy, out var problems), string.Join('\n', problems));
        Assert.True(SignedCheckpoint.TryParse(Read("checkpoint"), out var kept, out _));
        Assert.Equal(2, Assert.IsType<QuorumOutcome.Met>(policy.Evaluate(kept, Time, TimeSpan.Zero)).By.Count);

        var head = Head();
        Assert.Equal(
            SignedNote.Format(head.Note.Text.Span, [.. head.Note.Signatures, Cosign("one.key", head), Cosign("two.key", head)]),
            Read("checkpoint"));
    }

    [Fact]
    public async Task The_request_is_made_again_byte_for_byte()
    {
        var proof = await new LogReader(new DirectorySource(Path.Combine(SmallLog.Folder, "log")), SmallLog.Entries).ProveConsistencyAsync(256, CancellationToken.None);
        Assert.Equal(new AddCheckpointRequest(256, proof, Head()).ToBytes(), Read("add-checkpoint"));
    }

    private static byte[] Read(string name) => File.ReadAllBytes(Path.Combine(Folder, name));

    private static SignedCheckpoint Head()
    {
        Assert.True(SignedCheckpoint.TryParse(File.ReadAllBytes(Path.Combine(SmallLog.Folder, "log", "checkpoint")), out var head, out _));
        return head;
    }

    private static NoteSignature Cosign(string key, SignedCheckpoint head)
    {
        Assert.True(CosignatureSigner.TryParse(File.ReadAllText(Path.Combine(Folder, key)).Trim(), out var signer));
        using (signer)
        {
            return signer.Sign(head.Note.Text.Span, Time);
        }
    }
}
