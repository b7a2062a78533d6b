using Caveat.Agreements;
using Caveat.Agreements.Analysis.Replays;
using Caveat.Agreements.Evaluation;
using Caveat.Agreements.History;
using Caveat.Agreements.Orders;
using Caveat.Agreements.Records;
using Caveat.Agreements.Waivers;
using Caveat.Cli.AgreementFiles;
using Caveat.Cli.Logs;

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
            var tally = await new ReplayRun(new(source), request.From, request.To, Judge(request, histories)).RunAsync(cancellationToken);
            return ReplayReport.Say(tally, request.Draft is not null, report);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UnreadableException(e.Message);
        }
    }

    private static Action<long, DecisionRecord, ReplayTally> Judge(ReplayRequest request, AgreementHistory[] histories)
    {
        if (request.Draft is { } path)
        {
            DraftReplay replay = new(AgreementInputs.Require(path), histories);
            return (index, record, tally) => tally.Count(index, record, replay.Decide(record));
        }

        Dictionary<AgreementId, HistoryEvaluator> alone = histories.ToDictionary(history => history.Id, history => new HistoryEvaluator(history));
        Instruments together = new([.. alone.Values], OrderBook.Empty, WaiverBook.Empty);
        return (index, record, tally) =>
        {
            if (record.Instruments == default && !alone.ContainsKey(record.Agreement.Id))
            {
                tally.CountDifference(index, $"The entry was decided under \"{record.Agreement.Id}\", which is not given: give it with --agreement.");
                return;
            }

            var result = record.Instruments == default ? DecisionReplay.Verify(record, alone[record.Agreement.Id]) : DecisionReplay.Verify(record, together);
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

    private static AgreementHistory Load(string path) => HistoryCheck.Load([path], pin: null) switch
    {
        HistoryResult.Loaded loaded => loaded.History,
        HistoryResult.Rejected rejected => throw new UnreadableException(rejected.Errors[0]),
        _ => throw new InvalidOperationException("A history is loaded or rejected."),
    };
}
