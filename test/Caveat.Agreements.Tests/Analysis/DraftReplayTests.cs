using System.Collections.Immutable;
using Caveat.Agreements.Analysis.Replays;
using Caveat.Agreements.Evaluation;
using Caveat.Agreements.History;
using Caveat.Agreements.Orders;
using Caveat.Agreements.Records;
using Caveat.Agreements.Registers;
using Xunit;

namespace Caveat.Agreements.Tests.Analysis;

public sealed class DraftReplayTests
{
    private static readonly ExchangeFacts Facts = new()
    {
        Time = new(2026, 2, 1, 0, 0, 0, TimeSpan.Zero),
        Network = NetworkId.Parse("net-a"),
        Organisation = OrganisationId.Parse("office"),
        Nation = NationCode.Parse("USA"),
        Purpose = PurposeId.Parse("staff-work"),
        Vendor = VendorId.Parse("vendor"),
        Model = ModelName.Parse("big"),
        Grade = default,
        Findings = [],
    };

    private readonly Agreement _agreement = Samples.Parse(Document.Minimal);

    [Fact]
    public void A_draft_that_says_the_same_changes_nothing() =>
        Assert.IsType<DraftOutcome.Same>(new DraftReplay(_agreement, []).Decide(Record(DecisionOutcome.Permitted)));

    [Fact]
    public void What_a_draft_refuses_is_told_with_its_clause_also_when_it_starts_later()
    {
        string draft = Document.With("forbid: nations USA", "and: vendors vendor", "enforcement: enforced").Replace("in-force: 2026-01-01", "in-force: 2026-08-01", StringComparison.Ordinal);
        var changed = Assert.IsType<DraftOutcome.Changed>(new DraftReplay(Samples.Parse(draft), []).Decide(Record(DecisionOutcome.Permitted)));
        Assert.Equal((DecisionOutcome.Permitted, DecisionOutcome.Refused, "test/9"), (changed.Before, changed.After, changed.Clause.ToString()));
    }

    [Fact]
    public void What_a_draft_permits_is_told_with_the_clause_that_stood_against_it()
    {
        var record = Record(DecisionOutcome.Refused) with { Clauses = [new(_agreement.Id, ClauseNumber.Parse("4"))] };
        Assert.Equal("test/4", Assert.IsType<DraftOutcome.Changed>(new DraftReplay(_agreement, []).Decide(record)).Clause.ToString());
    }

    [Fact]
    public void Agreements_that_decided_together_decide_together_again()
    {
        var history = Alliance();
        var together = Record(DecisionOutcome.Refused) with { Others = [history.Versions[0].Agreement.Reference] };

        // The alliance still refuses people of the USA, whatever the draft permits.
        Assert.IsType<DraftOutcome.Same>(new DraftReplay(_agreement, [history]).Decide(together));
        Assert.Equal(LeftOutBecause.AgreementMissing, Assert.IsType<DraftOutcome.LeftOut>(new DraftReplay(_agreement, []).Decide(together)).Because);

        var belgian = together with { Outcome = DecisionOutcome.Permitted, Facts = Facts with { Nation = NationCode.Parse("BEL") } };
        Assert.IsType<DraftOutcome.Same>(new DraftReplay(_agreement, [history]).Decide(belgian));
    }

    [Fact]
    public void What_an_order_refused_or_another_agreement_decided_is_left_out()
    {
        DraftReplay replay = new(_agreement, []);
        var ordered = Record(DecisionOutcome.Refused) with { Order = new OrderReference(OrderId.Parse("end"), _agreement.Digest) };
        Assert.Equal(LeftOutBecause.OrderOrWaiver, Assert.IsType<DraftOutcome.LeftOut>(replay.Decide(ordered)).Because);
        var other = Record(DecisionOutcome.Refused) with { Agreement = Alliance().Versions[0].Agreement.Reference };
        Assert.Equal(LeftOutBecause.OtherAgreement, Assert.IsType<DraftOutcome.LeftOut>(replay.Decide(other)).Because);
    }

    private static AgreementHistory Alliance()
    {
        var agreement = Samples.Enrolled(Document.Minimal
            .Replace("agreement: test", "agreement: alliance", StringComparison.Ordinal)
            .Replace("nations BEL, USA", "nations BEL", StringComparison.Ordinal));
        return Assert.IsType<HistoryResult.Loaded>(AgreementHistory.Verify([Samples.Sign(agreement, Samples.Department, Samples.Vendor)])).History;
    }

    private DecisionRecord Record(DecisionOutcome outcome) => new()
    {
        ExchangeId = "x",
        Agreement = _agreement.Reference,
        Others = [],
        Instruments = default,
        Surface = "openai.chat",
        Phase = ExchangePhase.Prompt,
        Facts = Facts,
        Outcome = outcome,
        Reason = DecisionReason.None,
        Clauses = ImmutableArray<ClauseReference>.Empty,
        Order = null,
        Waivers = [],
        Subject = default,
        Prompt = default,
    };
}
