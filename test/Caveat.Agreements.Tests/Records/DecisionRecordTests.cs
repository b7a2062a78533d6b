using System.Buffers;
using System.Text;
using System.Text.Json;
using Caveat.Agreements.Evaluation;
using Caveat.Agreements.History;
using Caveat.Agreements.Records;
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
