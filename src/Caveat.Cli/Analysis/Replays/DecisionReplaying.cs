using Caveat.Agreements;
using Caveat.Agreements.Analysis.Replays;
using Caveat.Agreements.Evaluation;
using Caveat.Agreements.History;
using Caveat.Agreements.Records;
using Caveat.Cli.AgreementFiles;
using Caveat.Cli.Logs;
using Caveat.Cli.Orders;

namespace Caveat.Cli.Analysis.Replays;

/// <summary><c>caveat agreement replay</c></summary>
internal static class DecisionReplaying
{
    public static async Task<int> RunAsync(ReplayRequest request, Report report, CancellationToken cancellationToken)
    {
        if (!LogLocation.TryOpen(request.Ledger, out var source, out var problem))
        {
            throw new UnreadableException(problem);
        }

        using var disposable = source as IDisposable;
        var histories = request.Agreements.Select(Load).ToArray();
        if (request.Draft is null && histories.Length == 0)
        {
            throw new UnreadableException("There is nothing to decide by: give the signed agreements with --agreement, or a draft with --with.");
        }

        try
        {
            LogBundles bundles = new(source);
            var judge = request.Draft is { } path ? UnderDraft(path, histories) : await AsRecordedAsync(request, histories, bundles, cancellationToken);
            var tally = await new ReplayRun(bundles, request.From, request.To, judge).RunAsync(cancellationToken);
            return ReplayReport.Say(tally, request.Draft is not null, report);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UnreadableException(e.Message);
        }
    }

    private static Action<long, DecisionRecord, ReplayTally> UnderDraft(string path, AgreementHistory[] histories)
    {
        DraftReplay replay = new(AgreementInputs.Require(path), histories);
        return (index, record, tally) => tally.Count(index, record, replay.Decide(record));
    }

    private static async Task<Action<long, DecisionRecord, ReplayTally>> AsRecordedAsync(
        ReplayRequest request, AgreementHistory[] histories, LogBundles bundles, CancellationToken cancellationToken)
    {
        Dictionary<AgreementId, HistoryEvaluator> alone = histories.ToDictionary(history => history.Id, history => new HistoryEvaluator(history));
        RecordedInstruments recorded = new(
            histories,
            [.. Files(request.Orders).Select(file => InstrumentFiles.Signed(new OrderKind(), file).Order)],
            [.. Files(request.Waivers).Select(file => InstrumentFiles.Signed(new WaiverKind(), file).Waiver)]);
        await recorded.ReadAsync(bundles, cancellationToken);
        return (index, record, tally) =>
        {
            var result = record.Instruments == default ? Alone(record, alone)
                : recorded.Find(record.Instruments, out var problem) is { } instruments ? DecisionReplay.Verify(record, instruments)
                : new ReplayResult.Differs(problem);
            if (result is ReplayResult.Differs differs)
            {
                tally.CountDifference(index, differs.Difference);
            }
            else
            {
                tally.CountSame();
            }
        };
    }

    private static ReplayResult Alone(in DecisionRecord record, Dictionary<AgreementId, HistoryEvaluator> alone) =>
        alone.TryGetValue(record.Agreement.Id, out var history)
            ? DecisionReplay.Verify(record, history)
            : new ReplayResult.Differs($"The entry was decided under \"{record.Agreement.Id}\", which is not given: give it with --agreement.");

    private static IReadOnlyList<string> Files(IReadOnlyList<string> paths) => paths.Count == 0 ? [] : InputFiles.SignedFiles(paths);

    private static AgreementHistory Load(string path) => HistoryCheck.Load([path], pin: null) switch
    {
        HistoryResult.Loaded loaded => loaded.History,
        HistoryResult.Rejected rejected => throw new UnreadableException(rejected.Errors[0]),
        _ => throw new InvalidOperationException("A history is loaded or rejected."),
    };
}
