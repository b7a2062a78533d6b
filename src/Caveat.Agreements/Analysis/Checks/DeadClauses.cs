using Caveat.Agreements.Analysis.Regions;
using Caveat.Agreements.Analysis.Spaces;
using Caveat.Agreements.Rules;

namespace Caveat.Agreements.Analysis.Checks;

/// <summary>Restricting clauses that no exchange can meet, and those that never decide because others always decide first.</summary>
/// <remarks>Goes from the highest number down and leaves out what it has reported, so that of two clauses which say the same one remains.</remarks>
internal sealed class DeadClauses(Examination examination)
{
    private readonly RestrictionRegions _restrictions = new(examination.Survey, examination.Agreement);
    private readonly HashSet<Clause> _dead = new(ReferenceEqualityComparer.Instance);

    public void Check()
    {
        foreach (var clause in examination.Agreement.Clauses.Where(Restricts).OrderByDescending(clause => clause.Number))
        {
            if (IsUnreachable(clause) || IsShadowed(clause))
            {
                _dead.Add(clause);
            }
        }
    }

    private static bool Restricts(Clause clause) => clause.Rule is Rule.Forbid or Rule.ExcludeOrganisations or Rule.RequireApproval
        or Rule.RequireLegalAuthority or Rule.RequireMarking or Rule.RequireReview or Rule.Limit or Rule.Protect or Rule.Residency;

    private bool IsUnreachable(Clause clause)
    {
        var space = examination.Survey.Space;
        if (space.Narrow(examination.Regions.InForce, AgreementRegions.Live(clause)).Count == 0)
        {
            examination.Add(ConcernKind.Unreachable, Severity.Warning, $"{Examination.Named(clause)} counts only when the agreement is not in force: change its \"from\" or \"until\", or remove it.", clause);
            return true;
        }

        var reach = _restrictions.Reach(clause);
        if (reach.Count == 0)
        {
            examination.Add(ConcernKind.Unreachable, Severity.Warning, $"The terms of {Examination.Name(clause)} can never hold together: change one of them, or remove the clause.", clause);
            return true;
        }

        Objection[] defaults = [.. examination.Regions.Objections.Where(objection => objection.Clause is null)];
        if (!examination.Covers(defaults.SelectMany(objection => objection.Boxes), reach))
        {
            return false;
        }

        var covering = examination.Covering(reach, defaults).Where(objection => !Examination.IsFrame(objection)).ToArray();
        // Exclusions of what is not permitted anyway are often written for clearness; a condition that cannot hold is often a mistake.
        var severity = clause.Rule is Rule.ExcludeOrganisations ? Severity.Note : Severity.Warning;
        examination.Add(
            ConcernKind.Unreachable,
            severity,
            $"No exchange that {Examination.Name(clause)} is about is ever permitted, because of {Examination.Names(covering)}: permit them first, or remove the clause.",
            [clause, .. covering.Select(objection => objection.Clause ?? objection.ByDefaultOf).OfType<Clause>()]);
        return true;
    }

    private bool IsShadowed(Clause clause)
    {
        var own = examination.Regions.Objections.Where(objection => objection.Clause == clause).ToArray();
        var duties = examination.Regions.Duties.Where(duty => duty.Clause == clause).ToArray();
        if (own.Length == 0 && duties.Length == 0)
        {
            var exceptions = ExceptionsOf(clause);
            examination.Add(
                ConcernKind.Conflict,
                Severity.Error,
                $"{Examination.Named(clause)} never decides anything, because its exceptions take everything from it ({string.Join(", ", exceptions.Select(exception => exception.Number))}): narrow them, or remove the clause.",
                [clause, .. exceptions]);
            return true;
        }

        if (clause.Rule is Rule.Limit limit && WiderLimit(clause, limit) is { } wider)
        {
            examination.Add(ConcernKind.Shadowed, Severity.Warning, $"{Examination.Named(clause)} never decides anything, because {Examination.Name(wider)} limits the same to no more: remove one of them.", clause, wider);
            return true;
        }

        Objection[] others = [.. examination.Regions.Objections.Where(objection => objection.Clause != clause && (objection.Clause is null || !_dead.Contains(objection.Clause)))];
        foreach (var part in own)
        {
            if (!examination.Covers(Stricter(part, others).SelectMany(objection => objection.Boxes), part.Boxes))
            {
                return false;
            }
        }

        foreach (var duty in duties)
        {
            var same = examination.Regions.Duties.Where(other => other.Clause != clause && other.Kind == duty.Kind && !_dead.Contains(other.Clause) && SameApprovers(other.Clause, clause));
            var refusing = others.Where(objection => objection.Standing == Standing.Refused);
            if (!examination.Covers([.. refusing.SelectMany(objection => objection.Boxes), .. same.SelectMany(other => other.Boxes)], duty.Boxes))
            {
                return false;
            }
        }

        Say(clause, own, duties, others);
        return true;
    }

    private void Say(Clause clause, Objection[] own, Duty[] duties, Objection[] others)
    {
        Objection[] known = [.. own, .. duties.Select(duty => new Objection(duty.Agreement, duty.Clause, default, Standing.Permitted, duty.Boxes))];
        var dutiesOfOthers = examination.Regions.Duties
            .Where(duty => duty.Clause != clause && duties.Any(mine => mine.Kind == duty.Kind))
            .Select(duty => new Objection(duty.Agreement, duty.Clause, default, Standing.Permitted, duty.Boxes));
        var covering = known
            .SelectMany(part => examination.Covering(part.Boxes, [.. Stricter(part, others).Where(objection => objection.Clause is not null), .. Stricter(part, others).Where(objection => objection.Clause is null), .. part.Standing == Standing.Permitted ? dutiesOfOthers : []]))
            .Where(objection => !Examination.IsFrame(objection))
            .Distinct()
            .ToArray();
        examination.Add(
            ConcernKind.Shadowed,
            Severity.Warning,
            $"{Examination.Named(clause)} never decides anything, because {Examination.Names(covering)} always {(covering.Length == 1 ? "decides" : "decide")} first: remove it, or narrow what stands before it.",
            [clause, .. covering.Select(objection => objection.Clause ?? objection.ByDefaultOf).OfType<Clause>()]);
    }

    /// <summary>The objections that make another one needless: what refuses, and for what is held also what holds it for the same people.</summary>
    private static IEnumerable<Objection> Stricter(Objection part, IEnumerable<Objection> others) => others.Where(other =>
        other.Standing == Standing.Refused
        || (part.Standing == Standing.Held && other.Standing == Standing.Held && SameApprovers(other.Clause!, part.Clause!)));

    private static bool SameApprovers(Clause left, Clause right) => ApproversOf(left) == ApproversOf(right);

    private static Approvers ApproversOf(Clause clause) => clause.Rule switch
    {
        Rule.RequireApproval approval => approval.By,
        Rule.RequireReview review => review.By,
        _ => Approvers.OneReviewer,
    };

    private Clause? WiderLimit(Clause clause, Rule.Limit limit) => examination.Agreement.Clauses.FirstOrDefault(other =>
        other != clause
        && !_dead.Contains(other)
        && other.Rule is Rule.Limit wider
        && (wider.Unit, wider.Currency, wider.Per, wider.Period) == (limit.Unit, limit.Currency, limit.Per, limit.Period)
        && other.Waiver is null
        && ExceptionsOf(other).Length == 0
        && examination.Survey.Space.Of(FactKind.Time).Classes.All(time => wider.Amount.At((DateTimeOffset)time.Value) <= limit.Amount.At((DateTimeOffset)time.Value))
        && examination.Covers(_restrictions.ReachOfCondition(other), _restrictions.ReachOfCondition(clause)));

    private Clause[] ExceptionsOf(Clause clause) =>
        [.. examination.Agreement.Clauses.Where(other => other.Rule is Rule.Except except && except.Clause == clause.Number)];
}
