using Caveat.Agreements.Evaluation;

namespace Caveat.Agreements.Records;

/// <summary>Makes a recorded decision again from its own facts.</summary>
public static class DecisionReplay
{
    /// <summary>Against a history: also whether the version that decided was the one in force.</summary>
    public static ReplayResult Verify(in DecisionRecord record, HistoryEvaluator history) => Verify(record, history.At(record.Facts.Time));

    /// <summary>Against one version.</summary>
    public static ReplayResult Verify(in DecisionRecord record, AgreementEvaluator evaluator)
    {
        var governing = evaluator.Agreement.Reference;
        if (record.Agreement != governing)
        {
            return new ReplayResult.Differs($"The entry was decided under {record.Agreement}, but {governing} governs its time.");
        }

        var decision = evaluator.Decide(record.Facts);
        if (decision.Outcome() != record.Outcome || decision.Reason != record.Reason)
        {
            return new ReplayResult.Differs($"The entry says {Describe(record.Outcome, record.Reason)}; its own facts give {Describe(decision.Outcome(), decision.Reason)}.");
        }

        bool sameClauses = record.Clauses.AsSpan().SequenceEqual([.. decision.Clauses.Select(clause => clause.Number)]);
        return sameClauses
            ? new ReplayResult.Same()
            : new ReplayResult.Differs($"The entry names the clauses {string.Join(", ", record.Clauses)}; its own facts give {string.Join(", ", decision.Clauses.Select(clause => clause.Number))}.");
    }

    private static string Describe(DecisionOutcome outcome, DecisionReason reason) =>
        reason == DecisionReason.None ? DecisionFields.Outcomes[(int)outcome] : $"{DecisionFields.Outcomes[(int)outcome]} ({reason.Code()})";
}
