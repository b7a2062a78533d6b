using System.Collections.Immutable;
using Caveat.Agreements.Evaluation;
using Caveat.Agreements.History;
using Caveat.Agreements.Orders;
using Caveat.Agreements.Records;
using Caveat.Agreements.Waivers;

namespace Caveat.Agreements.Analysis.Replays;

/// <summary>Decides recorded facts again as if a draft had been in force. Pure; thread-safe.</summary>
/// <remarks>Facts from before the draft's start are decided as of its start. Orders and waivers are not replayed: decisions in which they took part are left out.</remarks>
public sealed class DraftReplay
{
    private readonly Agreement _draft;
    private readonly AgreementEvaluator _alone;
    private readonly Instruments? _together;
    private readonly ImmutableArray<AgreementId> _known;

    /// <param name="draft">Signed or not, enrolled or not.</param>
    /// <param name="others">The other agreements that decided; where they are not given, what was decided together with them is left out.</param>
    public DraftReplay(Agreement draft, IReadOnlyList<AgreementHistory> others)
    {
        _draft = draft;
        _alone = new(draft);
        AgreementHistory[] further = [.. others.Where(other => other.Id != draft.Id)];
        _known = [.. further.Select(other => other.Id)];
        _together = further.Length == 0 ? null : new([new(draft), .. further.Select(other => new HistoryEvaluator(other))], OrderBook.Empty, WaiverBook.Empty);
    }

    public DraftOutcome Decide(in DecisionRecord record)
    {
        if (record.Agreement.Id != _draft.Id && !record.Others.Any(other => other.Id == _draft.Id))
        {
            return new DraftOutcome.LeftOut(LeftOutBecause.OtherAgreement);
        }

        if (record.Order is not null || !record.Waivers.IsEmpty)
        {
            return new DraftOutcome.LeftOut(LeftOutBecause.OrderOrWaiver);
        }

        bool alone = record.Others.IsEmpty;
        if (!alone && !record.Others.Select(other => other.Id).Append(record.Agreement.Id).All(id => id == _draft.Id || _known.Contains(id)))
        {
            return new DraftOutcome.LeftOut(LeftOutBecause.AgreementMissing);
        }

        var facts = record.Facts.Time < _draft.InForce.From ? record.Facts with { Time = _draft.InForce.From } : record.Facts;
        var decision = alone ? _alone.Decide(facts) : _together!.Decide(facts);
        if (decision.Outcome() == record.Outcome)
        {
            return DraftOutcome.Same.Instance;
        }

        // Where the draft permits, the clause to name is the one that stood against it.
        var clause = decision.Outcome() == DecisionOutcome.Permitted ? record.Clauses.FirstOrDefault()
            : decision.Clauses.IsEmpty ? new(decision.Agreement.Id, default)
            : new ClauseReference(decision.Agreement.Id, decision.Clauses[0].Number);
        return new DraftOutcome.Changed(record.Outcome, decision.Outcome(), clause);
    }
}
