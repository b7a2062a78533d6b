using System.Collections.Immutable;
using Caveat.Agreements.Evaluation;
using Caveat.Agreements.Records;
using Caveat.Agreements.Registers;
using Caveat.Agreements.Rules;
using Caveat.Gateway.Apps;
using Caveat.Gateway.Callers;
using Caveat.Gateway.Governing;
using Caveat.Gateway.Providers;
using Caveat.Labels;
using Caveat.Ledger;
using Caveat.Screening.Data;
using Caveat.Screening.Findings;
using Caveat.Screening.Reading;

namespace Caveat.Gateway.Exchanges;

/// <summary>Decides by the agreement in force and puts decisions and outcomes into the ledger.</summary>
/// <remarks>Thread-safe. Deciding is pure; only recording touches the log.</remarks>
internal sealed class Judge(NetworkId network, GoverningInstruments governing, AppendLog log, AppUsage usage, TimeProvider time)
{
    public GoverningInstruments Governing => governing;

    /// <summary>The facts of a prompt: of its own text, of the documents that it carries, and what its caller declared.</summary>
    public ExchangeFacts Facts(AskedExchange asked, IProvider provider, ModelName model)
    {
        var facts = Facts(asked.Caller, provider, model, asked.Reading) with
        {
            Continues = asked.Exchange.Continues,
            Declarations = asked.Declared.Values,
            Data = Kinds(asked.Reading.DataFindings),
        };
        if (asked.Attached is null && asked.Declared.Label is null)
        {
            return facts;
        }

        var grade = Grade.Highest(facts.Grade, asked.Attached?.Highest ?? Grade.Unmarked);
        return facts with
        {
            // A declaration raises and never lowers.
            Grade = Grade.Highest(grade, asked.Declared.Label?.Grade ?? Grade.Unmarked),
            Released = Grade.Highest(facts.Released, asked.Attached?.Released ?? Grade.Unmarked),
            Unread = asked.Attached?.Unread is not null,
            Data = asked.Attached is null ? facts.Data : [.. facts.Data.Union(Kinds(asked.Attached.DataFindings))],
            Irremovable = asked.Attached is null ? default : Kinds(asked.Attached.DataFindings),
            Findings = asked.Attached is null ? facts.Findings : [.. facts.Findings.Union(Uses(asked.Attached.Findings))],
        };
    }

    /// <summary>The facts of an answer: of who asked whom they stay those of its prompt.</summary>
    public ExchangeFacts AnswerFacts(AskedExchange asked, AnswerReading answer) => asked.Facts with
    {
        Time = time.GetUtcNow(),
        Grade = answer.Text.Highest,
        Released = answer.Text.Released,
        Unread = false,
        Findings = Uses(answer.Text.Findings),
        Data = default,
        Irremovable = default,
        Approved = default,
        Exhausted = default,
        IsAnswer = true,
        Tools = [.. answer.Calls],
    };

    public ExchangeFacts Facts(Caller caller, IProvider provider, ModelName model, TextReading reading) => new()
    {
        Time = time.GetUtcNow(),
        Network = network,
        Organisation = caller.Organisation,
        Nation = caller.Nation,
        Purpose = caller.Purpose,
        Vendor = provider.Vendor,
        Model = model,
        Provider = provider.Id,
        Location = provider.Location,
        App = caller.App,
        Grade = reading.Highest,
        Released = reading.Released,
        Findings = Uses(reading.Findings),
    };

    public DateTimeOffset Now => time.GetUtcNow();

    /// <summary>Whether an instrument came, or one's time has come, since the exchange was permitted.</summary>
    public bool HasChangedFor(AskedExchange asked) => governing.HasChangedSince(asked.Checked.Instruments, asked.Checked.Time, time);

    public Decision Decide(in ExchangeFacts facts) => governing.Now.Decide(facts);

    /// <summary>Completes with the entry's index when the decision is durable.</summary>
    /// <param name="text">The bytes that were decided on; the entry holds a commitment to them.</param>
    public ValueTask<long> RecordAsync(AskedExchange asked, ExchangePhase phase, in ExchangeFacts facts, Decision decision, ReadOnlySpan<byte> text)
    {
        Span<byte> commitment = stackalloc byte[Commitments.Size];
        asked.Commitments.MakePrompt(text, commitment);
        var writer = EntryWriter.Start();
        DecisionRecord.Write(
            writer.Json, asked.Exchange.Id.ToString(), asked.Exchange.Surface, phase, facts, decision, asked.Commitments.Subject, commitment);
        return log.AppendAsync(writer.Written);
    }

    /// <summary>Records how the exchange ended, durable with the next batch, and counts it.</summary>
    /// <param name="answerDigest">The SHA-256 of the released bytes; empty when there were none.</param>
    public void RecordOutcome(AskedExchange asked, ExchangeEnd end, int status, long releasedBytes, ReadOnlySpan<byte> answerDigest)
    {
        Span<byte> answer = stackalloc byte[Commitments.Size];
        if (!answerDigest.IsEmpty)
        {
            asked.Commitments.MakeAnswer(answerDigest, answer);
        }

        var now = time.GetUtcNow();
        usage.Count(asked.Caller, end, asked.Tokens, now);
        var writer = EntryWriter.Start();
        new OutcomeRecord
        {
            Id = asked.Exchange.Id,
            Time = now,
            Decision = asked.DecisionIndex,
            End = end,
            Status = status,
            Provider = asked.Provider?.Name,
            ReleasedBytes = releasedBytes,
            Subject = asked.Commitments.Subject,
            Answer = answerDigest.IsEmpty ? [] : answer,
        }.WriteTo(writer.Json);
        log.Append(writer.Written);
    }

    private static ImmutableArray<DataKindId> Kinds(IReadOnlyList<DataFinding> findings)
    {
        if (findings.Count == 0)
        {
            return [];
        }

        var kinds = ImmutableArray.CreateBuilder<DataKindId>();
        foreach (var finding in findings)
        {
            var kind = DataKindId.Parse(finding.Kind.Id);
            if (!kinds.Contains(kind))
            {
                kinds.Add(kind);
            }
        }

        return kinds.ToImmutable();
    }

    private static ImmutableArray<UseId> Uses(IReadOnlyList<Finding> findings)
    {
        if (findings.Count == 0)
        {
            return [];
        }

        var uses = ImmutableArray.CreateBuilder<UseId>();
        foreach (var finding in findings)
        {
            var use = UseId.Parse(finding.Category.Id);
            if (!uses.Contains(use))
            {
                uses.Add(use);
            }
        }

        return uses.ToImmutable();
    }
}
