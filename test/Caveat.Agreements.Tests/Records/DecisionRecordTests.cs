using System.Buffers;
using System.Text;
using System.Text.Json;
using Caveat.Agreements.Evaluation;
using Caveat.Agreements.History;
using Caveat.Agreements.Orders;
using Caveat.Agreements.Records;
using Caveat.Agreements.Registers;
using Caveat.Agreements.Rules;
using Caveat.Agreements.Tests.Evaluation;
using Caveat.Labels;
using Caveat.Testing;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Caveat.Agreements.Tests.Records;

public sealed class DecisionRecordTests
{
    private static readonly byte[] Subject = [0x01, 0xab];
    private static readonly byte[] Prompt = [0xff, 0x00];

    [Fact]
    public void A_record_is_one_line_of_JSON_with_facts_and_clauses_and_no_content()
    {
        Agreement agreement = Worlds.Build(["scope: network low\nceiling: NATO UNCLASSIFIED\nenforcement: detected", "exclude: organisations root\nenforcement: enforced"]);
        ExchangeFacts facts = Worlds.Example with { Time = new DateTimeOffset(2026, 3, 2, 19, 0, 0, TimeSpan.FromHours(2)).AddTicks(7) };
        Assert.Equal(
            "{\"v\":1,\"type\":\"decision\",\"id\":\"x-1\",\"time\":\"2026-03-02T17:00:00.0000007Z\",\"agreement\":\"test\",\"version\":1,"
            + $"\"digest\":\"{agreement.Digest}\",\"surface\":\"openai.chat\",\"phase\":\"prompt\","
            + "\"facts\":{\"network\":\"low\",\"organisation\":\"leaf\",\"nation\":\"BEL\",\"purpose\":\"work\",\"vendor\":\"vendor\",\"model\":\"big\",\"label\":\"UNMARKED\",\"findings\":[\"spying\"]},"
            + "\"decision\":\"refused\",\"reason\":\"organisation_excluded\",\"clauses\":[\"2\",\"1\"],\"subject\":\"01ab\",\"prompt\":\"ff00\"}",
            Encoding.UTF8.GetString(Write(facts, new AgreementEvaluator(agreement).Decide(facts))));
    }

    [Fact]
    public void Facts_that_do_not_hold_leave_no_field_and_those_that_do_replay()
    {
        AgreementEvaluator evaluator = new(Worlds.Build(["scope: network low\nceiling: NATO UNCLASSIFIED\nunread: permit\nenforcement: detected"]));
        ExchangeFacts plain = Worlds.Example;
        var before = Write(plain, evaluator.Decide(plain));
        Assert.DoesNotContain("released", Encoding.UTF8.GetString(before), StringComparison.Ordinal);
        Assert.DoesNotContain("unread", Encoding.UTF8.GetString(before), StringComparison.Ordinal);

        ExchangeFacts facts = plain with { Released = new(PolicyId.Nato, Classification.Secret), Unread = true };
        var entry = Write(facts, evaluator.Decide(facts));
        Assert.Contains("\"label\":\"UNMARKED\",\"released\":\"NATO SECRET\",\"unread\":true,\"findings\":[", Encoding.UTF8.GetString(entry), StringComparison.Ordinal);
        DecisionRecord record = Read(entry);
        Assert.Equal((facts.Released, true), (record.Facts.Released, record.Facts.Unread));
        Assert.IsType<ReplayResult.Same>(DecisionReplay.Verify(record, evaluator));
        Assert.Equal(entry, Write(record.Facts, evaluator.Decide(record.Facts)));
    }

    [Theory]
    [InlineData("RUR", Classification.TopSecret)]
    [InlineData("JOINT", Classification.Secret)]
    [InlineData("USA", Classification.Restricted)]
    [InlineData("PUBLIC", Classification.Confidential)]
    [InlineData("NATO", Classification.Unmarked)]
    public void A_grade_that_has_no_marking_of_its_own_replays_all_the_same(string policy, Classification level)
    {
        AgreementEvaluator evaluator = new(Worlds.Build(["scope: network low\nceiling: NATO UNCLASSIFIED\nenforcement: detected"]));
        ExchangeFacts facts = Worlds.Example with { Grade = new(PolicyId.Parse(policy), level) };
        var entry = Write(facts, evaluator.Decide(facts));
        DecisionRecord record = Read(entry);
        Assert.Equal(level, record.Facts.Grade.Classification);
        Assert.IsType<ReplayResult.Same>(DecisionReplay.Verify(record, evaluator));
        Assert.Equal(entry, Write(record.Facts, evaluator.Decide(record.Facts)));
    }

    [Fact]
    public void Every_recorded_decision_is_the_same_when_made_again_from_its_own_facts() => Prop.ForAll(
        (from rules in Worlds.Rules from facts in Worlds.Facts select (rules, facts)).ToArbitrary(),
        one =>
        {
            AgreementEvaluator evaluator = new(Worlds.Build(one.rules));
            Decision decision = evaluator.Decide(one.facts);
            var entry = Write(one.facts, decision);
            DecisionRecord record = Read(entry);
            Assert.IsType<ReplayResult.Same>(DecisionReplay.Verify(record, evaluator));
            // Bit for bit: the facts that were read back give the very bytes again.
            Assert.Equal(entry, Write(record.Facts, evaluator.Decide(record.Facts)));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(300));

    [Fact]
    public void Every_decision_of_several_instruments_is_the_same_when_made_again_by_them_and_differs_under_others() => Prop.ForAll(
        (from agreements in WideWorlds.Agreements
         from facts in WideWorlds.Facts
         from orders in WideWorlds.Orders
         from waivers in WideWorlds.Waivers
         select (agreements, facts, orders, waivers)).ToArbitrary(),
        one =>
        {
            Instruments instruments = WideWorlds.Together(one.agreements, one.orders, one.waivers);
            var entry = Write(one.facts, instruments.Decide(one.facts));
            DecisionRecord record = Read(entry);
            Assert.IsType<ReplayResult.Same>(DecisionReplay.Verify(record, instruments));
            Assert.IsType<ReplayResult.Same>(DecisionReplay.Verify(record, WideWorlds.Together(one.agreements.Reverse(), one.orders.Reverse(), one.waivers.Reverse())));
            Assert.Equal(entry, Write(record.Facts, instruments.Decide(record.Facts)));
            bool alone = one.agreements.Length == 1 && one.orders.Length == 0 && one.waivers.Length == 0;
            Assert.Equal(alone ? default : instruments.Digest, record.Instruments);
            var order = WideWorlds.Order(VendorId.Parse("vendor"), Worlds.Start, 11, InFlight.Finish);
            Assert.IsType<ReplayResult.Differs>(DecisionReplay.Verify(record, WideWorlds.Together(one.agreements, [.. one.orders, order], one.waivers)));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(200));

    [Fact]
    public void A_record_of_several_instruments_names_them_and_whose_clause_is_whose()
    {
        WorldAgreement first = new("alpha", [new(new Rule.Scope(Worlds.Example.Network, new(new Grade(PolicyId.Nato, Classification.Secret)))), new(new Rule.PermitNations([Worlds.Example.Nation]))]);
        WorldAgreement second = new("beta", [new(new Rule.Forbid(new([new Term.OfNations([Worlds.Example.Nation])]), WhenDetected.Refuse))]) { IsOverlay = true };
        Instruments instruments = WideWorlds.Together([first, second]);
        ExchangeFacts facts = Worlds.Example with { IsAnswer = true, Tools = ["get_page"], Approved = [new(AgreementId.Parse("beta"), ClauseNumber.Parse("1"))] };
        string entry = Encoding.UTF8.GetString(Write(facts, instruments.Decide(facts)));
        Assert.Contains($"\"with\":[{{\"agreement\":\"alpha\",\"version\":1,\"digest\":\"{WideWorlds.Build(first).Digest}\"}}],\"instruments\":\"{instruments.Digest}\",\"surface\"", entry, StringComparison.Ordinal);
        Assert.Contains("\"answer\":true,\"tools\":[\"get_page\"],\"approved\":[\"beta/1\"]}", entry, StringComparison.Ordinal);
        Assert.Contains("\"reason\":\"prohibited\",\"clauses\":[\"1\",\"alpha/1\"]", entry, StringComparison.Ordinal);
    }

    [Fact]
    public void Names_of_tools_and_lists_without_end_are_cut_so_that_their_entry_replays_all_the_same()
    {
        AgreementEvaluator evaluator = new(WideWorlds.Build(new("alpha", [
            new(new Rule.Scope(Worlds.Example.Network, new(new Grade(PolicyId.Nato, Classification.Secret)))),
            new(new Rule.Forbid(new([new Term.OfTools([], true)]), WhenDetected.Refuse))])));
        ExchangeFacts plain = Worlds.Example with { IsAnswer = true };
        foreach (ExchangeFacts facts in (ExchangeFacts[])[
            plain with { Tools = ["get_" + new string('x', 100_000)] },
            plain with { Tools = [.. Enumerable.Range(0, 10_000).Select(i => $"get_{i}")] },
            plain with { Exhausted = [.. Enumerable.Range(1, 10_000).Select(i => new ClauseReference(AgreementId.Parse("alpha"), ClauseNumber.Parse($"{i}")))] }])
        {
            Decision decision = evaluator.Decide(facts);
            Assert.IsType<Decision.Refused>(decision);
            var entry = Write(facts, decision);
            Assert.True(entry.Length < 10_000);
            DecisionRecord record = Read(entry);
            Assert.IsType<ReplayResult.Same>(DecisionReplay.Verify(record, evaluator));
            Assert.Equal(entry, Write(record.Facts, evaluator.Decide(record.Facts)));
        }
    }

    [Fact]
    public void A_record_with_another_decision_reason_clause_or_agreement_differs()
    {
        (SignedAgreement first, SignedAgreement second) = Samples.DepartmentRun();
        HistoryEvaluator history = new(Assert.IsType<HistoryResult.Loaded>(AgreementHistory.Verify([first, second])).History);
        ExchangeFacts facts = Worlds.Example with { Time = second.Agreement.InForce.From };
        DecisionRecord record = Read(Write(facts, history.Decide(facts)));
        Assert.IsType<ReplayResult.Same>(DecisionReplay.Verify(record, history));
        Assert.IsType<ReplayResult.Differs>(DecisionReplay.Verify(record with { Outcome = DecisionOutcome.Permitted, Reason = DecisionReason.None }, history));
        Assert.IsType<ReplayResult.Differs>(DecisionReplay.Verify(record with { Reason = DecisionReason.HeldForReview }, history));
        Assert.IsType<ReplayResult.Differs>(DecisionReplay.Verify(record with { Clauses = [new(record.Agreement.Id, ClauseNumber.Parse("99"))] }, history));

        // The version before the amendment, claimed after it took effect.
        DecisionRecord stale = Read(Write(facts, new AgreementEvaluator(first.Agreement).Decide(facts)));
        ReplayResult.Differs differs = Assert.IsType<ReplayResult.Differs>(DecisionReplay.Verify(stale, history));
        Assert.Contains("version 1", differs.Difference, StringComparison.Ordinal);
        Assert.Contains("version 2", differs.Difference, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("{\"v\":1,\"type\":\"outcome\"}")]
    [InlineData("{\"v\":2,\"type\":\"decision\"}")]
    [InlineData("{\"v\":1,\"v\":1,\"type\":\"decision\"}")]
    [InlineData("\ud800")]
    public void An_entry_that_is_no_decision_is_told_in_a_sentence(string entry)
    {
        Assert.False(DecisionRecord.TryRead(Encoding.UTF8.GetBytes(entry), out _, out var error));
        Assert.EndsWith(".", error, StringComparison.Ordinal);
    }

    [Fact]
    public void No_flipped_byte_of_an_entry_makes_reading_throw()
    {
        ExchangeFacts facts = Worlds.Example;
        var entry = Write(facts, new AgreementEvaluator(Samples.Parse(Document.Minimal)).Decide(facts));
        for (var i = 0; i < entry.Length; i++)
        {
            byte[] flipped = [.. entry];
            flipped[i] ^= 0x41;
            Assert.True(DecisionRecord.TryRead(flipped, out _, out var error) || error.Length > 0);
        }
    }

    [Fact]
    public void Writing_a_record_allocates_nothing()
    {
        AgreementEvaluator evaluator = new(Samples.Parse(Samples.Bytes("nato-unclassified.v1.md")));
        ExchangeFacts facts = Worlds.Example;
        Decision decision = evaluator.Decide(facts);
        ArrayBufferWriter<byte> buffer = new(4096);
        using Utf8JsonWriter writer = new(buffer);
        Assert.Equal(0, Allocations.Least(WriteOnce));

        void WriteOnce()
        {
            buffer.ResetWrittenCount();
            writer.Reset(buffer);
            DecisionRecord.Write(writer, "x-1", "openai.chat", ExchangePhase.Answer, facts, decision, Subject, Prompt);
            writer.Flush();
        }
    }

    private static DecisionRecord Read(byte[] entry)
    {
        Assert.True(DecisionRecord.TryRead(entry, out DecisionRecord record, out var error), error);
        return record;
    }

    private static byte[] Write(in ExchangeFacts facts, Decision decision)
    {
        ArrayBufferWriter<byte> buffer = new();
        using Utf8JsonWriter writer = new(buffer);
        DecisionRecord.Write(writer, "x-1", "openai.chat", ExchangePhase.Prompt, facts, decision, Subject, Prompt);
        writer.Flush();
        return buffer.WrittenSpan.ToArray();
    }
}
