using Caveat.Agreements.Evaluation;

namespace Caveat.Agreements.Records;

/// <summary>Makes a recorded decision again from its own facts.</summary>
public static class DecisionReplay
{
    /// <summary>More than anyone compares by eye; it also bounds what a hostile entry can make us print.</summary>
    private const int MaxNamed = 16;

    /// <summary>Against the very instruments that decided: also whether they were these, and the versions those in force.</summary>
    public static ReplayResult Verify(in DecisionRecord record, Instruments instruments) =>
        record.Instruments == instruments.Recorded
            ? Compare(record, instruments.Decide(record.Facts))
            : new ReplayResult.Differs($"The entry was decided under {Describe(record.Instruments)}, but this is {Describe(instruments.Recorded)}.");

    /// <summary>Against a history, alone: also whether the version that decided was the one in force.</summary>
    public static ReplayResult Verify(in DecisionRecord record, HistoryEvaluator history) => Verify(record, history.At(record.Facts.Time));

    /// <summary>Against one version, alone.</summary>
    public static ReplayResult Verify(in DecisionRecord record, AgreementEvaluator evaluator) => Compare(record, evaluator.Decide(record.Facts));

    private static ReplayResult Compare(in DecisionRecord record, Decision decision)
    {
        if (record.Agreement != decision.Agreement)
        {
            return new ReplayResult.Differs($"The entry was decided under {record.Agreement}, but {decision.Agreement} governs its time.");
        }

        if (decision.Outcome() != record.Outcome || decision.Reason != record.Reason)
        {
            return new ReplayResult.Differs($"The entry says {Describe(record.Outcome, record.Reason)}; its own facts give {Describe(decision.Outcome(), decision.Reason)}.");
        }

        ClauseReference[] clauses =
        [
            .. decision.Clauses.Select(clause => new ClauseReference(decision.Agreement.Id, clause.Number)),
            .. decision.Others.SelectMany(other => other.Clauses.Select(clause => new ClauseReference(other.Agreement.Id, clause.Number))),
        ];
        return Difference("clauses", record.Clauses, clauses)
            ?? Difference("other agreements", record.Others, decision.Others.Select(other => other.Agreement))
            ?? Difference("waivers", record.Waivers, decision.Waivers.Select(waiver => new RecordedWaiver(waiver.Id, waiver.Digest)))
            ?? Difference("orders", Listed(record.Order), Listed((decision as Decision.Refused)?.Order))
            ?? (ReplayResult)new ReplayResult.Same();
    }

    private static ReplayResult.Differs? Difference<T>(string what, IEnumerable<T> recorded, IEnumerable<T> again) =>
        recorded.SequenceEqual(again) ? null
        : new($"The entry names the {what} {Words(recorded)}; its own facts give {Words(again)}.");

    private static IEnumerable<T> Listed<T>(T? value)
        where T : struct => value is { } present ? [present] : [];

    private static string Words<T>(IEnumerable<T> values)
    {
        T[] all = [.. values];
        string more = all.Length > MaxNamed ? $" and {all.Length - MaxNamed} more" : "";
        return all.Length == 0 ? "none" : string.Join(", ", all.Take(MaxNamed)) + more;
    }

    private static string Describe(AgreementDigest instruments) =>
        instruments == default ? "one agreement alone" : $"the instruments {instruments}";

    private static string Describe(DecisionOutcome outcome, DecisionReason reason) =>
        reason == DecisionReason.None ? DecisionFields.Outcomes[(int)outcome] : $"{DecisionFields.Outcomes[(int)outcome]} ({reason.Code()})";
}
