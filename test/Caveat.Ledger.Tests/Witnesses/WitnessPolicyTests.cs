using System.Text;
using Caveat.Ledger.Checkpoints;
using Caveat.Ledger.Tests.Support;
using Caveat.Ledger.Witnesses;
using Caveat.Signing.Notes;
using FsCheck;
using FsCheck.Fluent;

namespace Caveat.Ledger.Tests.Witnesses;

public sealed class WitnessPolicyTests : IDisposable
{
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 17, 0, 0, TimeSpan.Zero);

    private readonly CosignatureSigner[] _signers = [.. Enumerable.Range(0, 6).Select(number => CosignatureSigner.Generate($"w{number}.example"))];
    private readonly SignedCheckpoint _head = new HistoryOfHeads(TestLog.Signer).Head(7);

    public void Dispose() => Array.ForEach(_signers, signer => signer.Dispose());

    [Fact]
    public void Two_of_one_group_and_any_of_another_are_a_quorum_and_less_is_none()
    {
        var policy = Parse($"""
            # Two nations' witnesses, and one of the alliance's own.
            log {TestLog.Signer.Verifier} https://gateway.example/ledger

            {Line(0)}
            {Line(1)} https://w1.example
              {Line(2)}
            group  nations	2 w0 w1 w2
            {Line(3)}
            {Line(4)}
            group own any w3 w4
            group both all nations own
            quorum both

            """);
        Assert.IsType<QuorumOutcome.Met>(Evaluate(policy, 0, 2, 4));
        Assert.IsType<QuorumOutcome.Met>(Evaluate(policy, 0, 1, 2, 3, 4));
        Assert.IsType<QuorumOutcome.NotMet>(Evaluate(policy, 0, 1, 2));
        Assert.IsType<QuorumOutcome.NotMet>(Evaluate(policy, 0, 3, 4));
        Assert.IsType<QuorumOutcome.NotMet>(Evaluate(policy));
        var notMet = Assert.IsType<QuorumOutcome.NotMet>(Evaluate(policy, 1, 5));
        Assert.Equal(("w1", Now), (Assert.Single(notMet.By).Witness.Name, notMet.By[0].Time));
        Assert.Equal(new Uri("https://w1.example"), policy.Witnesses[1].Url);
    }

    [Fact]
    public void Of_a_witness_that_signed_twice_one_counts()
    {
        var policy = Parse($"{Line(0)}\n{Line(1)}\ngroup two 2 w0 w1\nquorum two\n");
        Assert.IsType<QuorumOutcome.NotMet>(Evaluate(policy, 0, 0));
    }

    [Fact]
    public void A_cosignature_that_is_too_old_or_of_a_time_to_come_does_not_count()
    {
        var policy = Parse($"{Line(0)}\nquorum w0\n");
        var cosigned = Cosigned(0);
        Assert.IsType<QuorumOutcome.Met>(policy.Evaluate(cosigned, Now.AddDays(1), TimeSpan.FromDays(1)));
        Assert.IsType<QuorumOutcome.Met>(policy.Evaluate(cosigned, Now.AddDays(900), null));
        Assert.IsType<QuorumOutcome.Met>(policy.Evaluate(cosigned, Now - WitnessPolicy.ClockTolerance, null));
        var stale = Assert.IsType<QuorumOutcome.NotMet>(policy.Evaluate(cosigned, Now.AddDays(1).AddSeconds(1), TimeSpan.FromDays(1)));
        Assert.Equal("w0", Assert.Single(stale.Untimely).Witness.Name);
        Assert.IsType<QuorumOutcome.NotMet>(policy.Evaluate(cosigned, Now - WitnessPolicy.ClockTolerance - TimeSpan.FromSeconds(1), null));
    }

    [Fact]
    public void A_wrong_line_under_a_known_key_condemns_the_checkpoint_whoever_else_cosigned()
    {
        var policy = Parse($"{Line(0)}\n{Line(1)}\ngroup any any w0 w1\nquorum any\n");
        var good = Cosigned(0);
        var wrong = _signers[1].Sign("another text\n"u8, Now);
        var refused = Assert.IsType<QuorumOutcome.Refused>(policy.Evaluate(With(good, wrong), Now, null));
        Assert.Contains("'w1' is wrong", refused.Reason, StringComparison.Ordinal);
        Assert.IsType<QuorumOutcome.Met>(policy.Evaluate(With(good, wrong with { Name = "unknown.example" }), Now, null));
    }

    [Fact]
    public void A_checkpoint_of_a_log_that_is_not_listed_is_refused()
    {
        using var other = NoteSigner.Generate("other.example");
        var policy = Parse($"log {other.Verifier}\nquorum none\n");
        Assert.IsType<QuorumOutcome.Refused>(policy.Evaluate(_head, Now, null));
        Assert.IsType<QuorumOutcome.Met>(policy.Evaluate(new HistoryOfHeads(other).Head(7), Now, null));
        Assert.IsType<QuorumOutcome.Met>(Parse("quorum none").Evaluate(_head, Now, null));
    }

    [Theory]
    [InlineData("", "has no quorum")]
    [InlineData("quorum nobody\n", "Line 1 of the policy asks for 'nobody', which no line before it defines.")]
    [InlineData("{0}\nquorum w0\nquorum w0\n", "Line 3 of the policy is a second quorum")]
    [InlineData("{0}\n{0}\nquorum w0\n", "Line 2 of the policy defines 'w0' a second time")]
    [InlineData("{0}\nwitness again {k}\nquorum w0\n", "Line 2 of the policy has the key of 'w0.example', which an earlier line has already.")]
    [InlineData("{0}\ngroup none all w0\nquorum none\n", "Line 2 of the policy defines 'none', which is reserved.")]
    [InlineData("{0}\ngroup g all w0\ngroup h all w0\nquorum h\n", "Line 3 of the policy has the member 'w0', which is in a group already")]
    [InlineData("{0}\ngroup g all w0 w0\nquorum g\n", "Line 2 of the policy has the member 'w0', which is in a group already")]
    [InlineData("{0}\ngroup g all none\nquorum g\n", "Line 2 of the policy has the member 'none', which no line before it defines.")]
    [InlineData("group g all w0\n{0}\nquorum g\n", "Line 1 of the policy has the member 'w0', which no line before it defines.")]
    [InlineData("{0}\ngroup g 2 w0\nquorum g\n", "Line 2 of the policy asks for '2' of '1' members")]
    [InlineData("{0}\ngroup g 0 w0\nquorum g\n", "asks for '0'")]
    [InlineData("{0}\ngroup g 01 w0\nquorum g\n", "asks for '01'")]
    [InlineData("{0}\ngroup g some w0\nquorum g\n", "asks for 'some'")]
    [InlineData("{0}\ngroup g all\nquorum none\n", "Line 2 of the policy begins with 'group'")]
    [InlineData("# {0}\r\nquorum none\n", "Line 1 of the policy has a control character")]
    [InlineData("witness w key\nquorum w\n", "Line 1 of the policy has 'key', which is not the key of a witness")]
    [InlineData("{0} ftp://w0.example\nquorum w0\n", "Line 1 of the policy has 'ftp://w0.example', which is not an http or https address.")]
    [InlineData("log key\nquorum none\n", "Line 1 of the policy has 'key', which is not the verifier key of a log")]
    [InlineData("member w0\nquorum none\n", "Line 1 of the policy begins with 'member'")]
    [InlineData("witness w w.example+00000000+BgAA\nquorum w\n", "an ML-DSA-44 key (type 0x06), which cannot be verified on this platform")]
    public void A_malformed_policy_is_refused_with_the_line_named(string text, string problem)
    {
        text = text.Replace("{0}", Line(0), StringComparison.Ordinal).Replace("{k}", _signers[0].Verifier.ToString(), StringComparison.Ordinal);
        Assert.False(WitnessPolicy.TryParse(Encoding.UTF8.GetBytes(text), out _, out var problems));
        Assert.Contains(problem, Assert.Single(problems), StringComparison.Ordinal);
    }

    [Fact]
    public void All_faults_are_named_at_once()
    {
        Assert.False(WitnessPolicy.TryParse("witness a key\nlog key\ngroup a all a\nquorum b\n"u8, out _, out var problems));
        Assert.Equal(["Line 1", "Line 2", "Line 3", "Line 4"], problems.Select(problem => problem[..6]));
    }

    [Fact]
    public void Whatever_the_groups_a_quorum_is_what_counting_from_the_top_gives_and_more_witnesses_never_lose_it()
    {
        var witnesses = Enumerable.Range(0, _signers.Length).Select(number => $"w{number}").ToArray();
        Prop.ForAll(
            Gen.Choose(0, int.MaxValue).ToArbitrary(),
            seed =>
            {
                var random = new System.Random(seed);
                var (text, top, groups) = RandomPolicy(random, witnesses);
                var policy = Parse(text);
                for (var chosen = 0; chosen < 1 << witnesses.Length; chosen++)
                {
                    var names = witnesses.Where((_, number) => (chosen >> number & 1) == 1).ToHashSet();
                    var isQuorum = policy.IsQuorum(names);
                    if (isQuorum != Counts(top, names, groups) || (isQuorum && !policy.IsQuorum([.. names, witnesses[random.Next(witnesses.Length)]])))
                    {
                        return false;
                    }
                }

                return true;
            }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void No_text_breaks_the_reader() =>
        Prop.ForAll(
            Gen.ListOf(Gen.Elements("log", "witness", "group", "quorum", "none", "any", "all", "1", "w", "#", " ", "\t", "\n", "\0", "é", Line(0), "https://w")).ToArbitrary(),
            words => WitnessPolicy.TryParse(Encoding.UTF8.GetBytes(string.Join(' ', words)), out var policy, out var problems)
                ? policy is not null && problems.Count == 0
                : policy is null && problems.Count > 0).QuickCheckThrowOnFailure();

    private static bool Counts(string name, HashSet<string> cosigned, Dictionary<string, (int Threshold, string[] Members)> groups) =>
        groups.TryGetValue(name, out var group)
            ? group.Members.Count(member => Counts(member, cosigned, groups)) >= group.Threshold
            : cosigned.Contains(name);

    private (string Text, string Top, Dictionary<string, (int Threshold, string[] Members)> Groups) RandomPolicy(System.Random random, string[] witnesses)
    {
        var free = witnesses.ToList();
        var text = new StringBuilder(string.Join('\n', witnesses.Select((_, number) => Line(number)))).Append('\n');
        Dictionary<string, (int, string[])> groups = [];
        for (var group = 0; free.Count > 1; group++)
        {
            var members = Enumerable.Range(0, random.Next(1, Math.Min(4, free.Count) + 1)).Select(_ =>
            {
                var member = free[random.Next(free.Count)];
                free.Remove(member);
                return member;
            }).ToArray();
            var threshold = random.Next(1, members.Length + 1);
            text.Append($"group g{group} {(threshold == members.Length && random.Next(2) == 0 ? "all" : threshold)} {string.Join(' ', members)}\n");
            groups.Add($"g{group}", (threshold, members));
            if (members.Length > 1 || random.Next(3) == 0)
            {
                free.Add($"g{group}");
            }
        }

        var top = free.Count > 0 ? free[0] : groups.Keys.Last();
        return (text.Append($"quorum {top}\n").ToString(), top, groups);
    }

    private static WitnessPolicy Parse(string text)
    {
        Assert.True(WitnessPolicy.TryParse(Encoding.UTF8.GetBytes(text), out var policy, out var problems), string.Join('\n', problems));
        return policy;
    }

    private string Line(int number) => $"witness w{number} {_signers[number].Verifier}";

    private QuorumOutcome Evaluate(WitnessPolicy policy, params int[] cosigners) => policy.Evaluate(Cosigned(cosigners), Now, TimeSpan.FromHours(1));

    private SignedCheckpoint Cosigned(params int[] cosigners) =>
        With(_head, [.. cosigners.Select(number => _signers[number].Sign(_head.Note.Text.Span, Now))]);

    private static SignedCheckpoint With(SignedCheckpoint head, params NoteSignature[] more)
    {
        Assert.True(SignedCheckpoint.TryParse(SignedNote.Format(head.Note.Text.Span, [.. head.Note.Signatures, .. more]), out var cosigned, out _));
        return cosigned;
    }
}
