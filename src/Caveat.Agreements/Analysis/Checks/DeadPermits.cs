using Caveat.Agreements.Analysis.Regions;
using Caveat.Agreements.Analysis.Spaces;
using Caveat.Agreements.Rules;

namespace Caveat.Agreements.Analysis.Checks;

/// <summary>Permits that nothing is left of, that say nothing new, or that another clause contradicts word for word.</summary>
internal sealed class DeadPermits(Examination examination)
{
    private readonly HashSet<Clause> _dead = new(ReferenceEqualityComparer.Instance);
    private readonly bool _nothingIsPermitted = examination.Covers(examination.Regions.Refused, [examination.Survey.Space.Full]);
    private bool _saidWhy;

    public void Check()
    {
        foreach (var clause in examination.Agreement.Clauses.Where(IsPermit).OrderByDescending(clause => clause.Number))
        {
            var boxes = examination.Regions.Permitted(clause);
            if (boxes.Count == 0)
            {
                examination.Add(ConcernKind.Unreachable, Severity.Warning, $"{Examination.Named(clause)} counts only when the agreement is not in force: change its \"from\" or \"until\", or remove it.", clause);
                _dead.Add(clause);
            }
            else if (SayingTheSame(clause, boxes) is { Length: > 0 } same)
            {
                examination.Add(ConcernKind.Shadowed, Severity.Warning, $"{Examination.Named(clause)} permits nothing that {Words.Tongue.English.All(same.Select(Examination.Name))} {(same.Length == 1 ? "does" : "do")} not permit: remove it.", [clause, .. same]);
                _dead.Add(clause);
            }
            else if (!CheckEmptied(clause, boxes))
            {
                CheckContradicted(clause);
            }
        }

        // A want of permits is a gap, and reported there.
        bool hasAll = !examination.Regions.Objections.Any(objection => objection is { Clause: null, ByDefaultOf: null } && !Examination.IsFrame(objection));
        if (_nothingIsPermitted && !_saidWhy && hasAll)
        {
            examination.Add(ConcernKind.Conflict, Severity.Error, "The clauses together permit nothing at all: what some permit others refuse.");
        }
    }

    private static bool IsPermit(Clause clause) => clause.Rule is Rule.PermitOrganisations or Rule.PermitNations or Rule.PermitPurposes or Rule.PermitVendors or Rule.PermitModels;

    private Clause[] SayingTheSame(Clause clause, IReadOnlyList<Box> boxes)
    {
        Clause[] others = [.. examination.Agreement.Clauses.Where(other => other != clause && !_dead.Contains(other) && other.Rule?.GetType() == clause.Rule!.GetType())];
        if (!examination.Covers(others.SelectMany(examination.Regions.Permitted), boxes))
        {
            return [];
        }

        Objection[] permits = [.. others.Select(other => new Objection(examination.Agreement, other, default, default, examination.Regions.Permitted(other)))];
        return [.. examination.Covering(boxes, permits).Select(permit => permit.Clause!)];
    }

    private bool CheckEmptied(Clause clause, IReadOnlyList<Box> boxes)
    {
        Objection[] refusing = [.. examination.Regions.Objections.Where(objection => objection.Standing == Standing.Refused)];
        if (!examination.Covers(refusing.SelectMany(objection => objection.Boxes), boxes))
        {
            return false;
        }

        // Where nothing at all is permitted, the clauses to name are those about the same thing: all other permits are emptied with them.
        var kind = examination.Survey.Questions[examination.Agreement].Permitted(clause.Rule)!.Value.Kind;
        Objection[] candidates = [.. refusing.Where(objection => !_nothingIsPermitted || objection.Dimension == kind || Examination.IsFrame(objection)).OrderBy(objection => objection.Clause is null)];
        if (!examination.Covers(candidates.SelectMany(objection => objection.Boxes), boxes))
        {
            return true;
        }

        var covering = examination.Covering(boxes, candidates).Where(objection => !Examination.IsFrame(objection)).ToArray();
        _saidWhy = true;
        examination.Add(
            ConcernKind.Conflict,
            Severity.Error,
            $"{Examination.Named(clause)} permits nothing, because {Examination.Names(covering)} {(covering.Length == 1 ? "refuses" : "refuse")} all that it permits: change one of them.",
            [clause, .. covering.Select(objection => objection.Clause ?? objection.ByDefaultOf).OfType<Clause>()]);
        return true;
    }

    /// <summary>A value that is named here and refused by a clause that names it too, at all times at which it is permitted.</summary>
    private void CheckContradicted(Clause clause)
    {
        foreach (var other in examination.Agreement.Clauses.Where(other => Named(other.Rule).Count > 0 && !IsPermit(other)))
        {
            Box[] refused = [.. examination.Regions.Objections.Where(objection => objection.Clause == other && objection.Standing == Standing.Refused).SelectMany(objection => objection.Boxes)];
            foreach (var value in Named(clause.Rule).Intersect(Named(other.Rule)))
            {
                var permitted = examination.Survey.Space.Narrow(examination.Regions.Permitted(clause), TestOf(value));
                if (permitted.Count > 0 && examination.Covers(refused, permitted))
                {
                    examination.Add(ConcernKind.Conflict, Severity.Error, $"{Examination.Named(clause)} permits \"{value}\" and {Examination.Name(other)} refuses it for the whole of that time: take it out of one of them.", clause, other);
                }
            }
        }
    }

    private FactTest TestOf(object value)
    {
        var questions = examination.Survey.Questions[examination.Agreement];
        return value switch
        {
            Registers.OrganisationId id => questions.Of(new OrganisationSelection([id], [])),
            Registers.OrganisationKind kind => questions.Of(new OrganisationSelection([], [kind])),
            Registers.NationCode nation => Questions.Names(FactKind.Nation, [nation]),
            Registers.PurposeId purpose => Questions.Names(FactKind.Purpose, [purpose]),
            Registers.VendorId vendor => Questions.OfVendors([vendor]),
            Registers.ModelPattern model => Questions.OfModels([model]),
            _ => throw new InvalidOperationException("A rule names a new kind of value."),
        };
    }

    /// <summary>The values that a rule about one dimension names.</summary>
    private static IReadOnlyList<object> Named(Rule? rule) => rule switch
    {
        Rule.PermitOrganisations permit => Named(permit.Organisations),
        Rule.PermitNations permit => [.. permit.Nations.Cast<object>()],
        Rule.PermitPurposes permit => [.. permit.Purposes.Cast<object>()],
        Rule.PermitVendors permit => [.. permit.Vendors.Cast<object>()],
        Rule.PermitModels permit => [.. permit.Models.Cast<object>()],
        Rule.ExcludeOrganisations exclude => Named(exclude.Organisations),
        Rule.Forbid { When.Terms: [var only] } => only switch
        {
            Term.OfOrganisations term => Named(term.Selection),
            Term.OfNations term => [.. term.Values.Cast<object>()],
            Term.OfPurposes term => [.. term.Values.Cast<object>()],
            Term.OfVendors term => [.. term.Values.Cast<object>()],
            Term.OfModels term => [.. term.Values.Cast<object>()],
            _ => [],
        },
        _ => [],
    };

    private static IReadOnlyList<object> Named(OrganisationSelection selection) => [.. selection.Ids.Cast<object>(), .. selection.Kinds.Cast<object>()];
}
