using Caveat.Agreements.Analysis.Spaces;
using Caveat.Agreements.Evaluation;
using Caveat.Agreements.Rules;

namespace Caveat.Agreements.Analysis.Regions;

/// <summary>An agreement as the exchanges that it refuses and holds; what is in none of them it permits.</summary>
/// <remarks>The same meaning as the evaluation's, written as sets instead of questions about one exchange; the tests compare them in every combination.</remarks>
internal sealed class AgreementRegions
{
    private readonly Survey _survey;
    private readonly Questions _questions;
    private readonly List<Objection> _objections = [];
    private readonly List<Duty> _duties = [];

    public AgreementRegions(Survey survey, Agreement agreement)
    {
        _survey = survey;
        _questions = survey.Questions[agreement];
        Agreement = agreement;
        AddFrame();
        AddOrganisation();
        AddPermits(FactKind.Organisation, DecisionReason.OrganisationNotPermitted, rule => rule is Rule.PermitOrganisations);
        AddPermits(FactKind.Nation, DecisionReason.NationNotPermitted, rule => rule is Rule.PermitNations);
        AddPermits(FactKind.Purpose, DecisionReason.PurposeNotPermitted, rule => rule is Rule.PermitPurposes);
        AddPermits(FactKind.Model, DecisionReason.VendorNotPermitted, rule => rule is Rule.PermitVendors);
        AddPermits(FactKind.Model, DecisionReason.ModelNotPermitted, rule => rule is Rule.PermitModels, openWhereNone: true);
        RestrictionRegions restrictions = new(survey, agreement);
        foreach (var clause in agreement.Clauses)
        {
            restrictions.Add(clause, _objections, _duties);
        }
    }

    public Agreement Agreement { get; }

    public IReadOnlyList<Objection> Objections => _objections;

    public IReadOnlyList<Duty> Duties => _duties;

    public IEnumerable<Box> Refused => BoxesOf(Standing.Refused);

    /// <summary>Held by some clause; another may refuse it too.</summary>
    public IEnumerable<Box> Held => BoxesOf(Standing.Held);

    /// <summary>The exchanges at the times in which the agreement is in force.</summary>
    public IReadOnlyList<Box> InForce => _survey.Space.Narrow([_survey.Space.Full], Times(Agreement.InForce.From, Agreement.InForce.Until));

    /// <summary>The exchanges that a clause permits in its dimension while it counts.</summary>
    public IReadOnlyList<Box> Permitted(Clause clause) =>
        _questions.Permitted(clause.Rule) is { } test ? _survey.Space.Narrow(InForce, Live(clause), test) : [];

    /// <summary>The times of a half-open interval.</summary>
    public static FactTest Times(DateTimeOffset? from, DateTimeOffset? until) =>
        new(FactKind.Time, value => !((DateTimeOffset)value < from) && !((DateTimeOffset)value >= until));

    public static FactTest Live(Clause clause) => Times(clause.From, clause.Until);

    private IEnumerable<Box> BoxesOf(Standing standing) => _objections.Where(objection => objection.Standing == standing).SelectMany(objection => objection.Boxes);

    private void AddFrame()
    {
        var full = _survey.Space.Full;
        var interval = Agreement.InForce;
        Add(null, DecisionReason.AgreementNotInForce, [.. _survey.Space.Narrow(full, new FactTest(FactKind.Time, value => !interval.Contains((DateTimeOffset)value)))]);
        if (Agreement.CoveredNetworks.IsEmpty && Agreement.IsOverlay)
        {
            return;
        }

        Add(null, DecisionReason.NetworkNotInScope, [.. _survey.Space.Narrow(full, Questions.Names(FactKind.Network, [.. Agreement.CoveredNetworks.Select(network => network.Id)]) with { Negated = true })]);
        foreach (var network in Agreement.CoveredNetworks)
        {
            AddNetwork(network);
        }
    }

    private void AddNetwork(CoveredNetwork network)
    {
        var on = _survey.Space.Narrow([_survey.Space.Full], Questions.Names(FactKind.Network, [network.Id]));
        DateTimeOffset?[] starts = [null, .. network.Ceilings.Steps.Select(step => (DateTimeOffset?)step.From)];
        for (int i = 0; i < starts.Length; i++)
        {
            var ceiling = network.CeilingAt(starts[i] ?? DateTimeOffset.MinValue);
            var during = _survey.Space.Narrow(on, Times(starts[i], i + 1 < starts.Length ? starts[i + 1] : null));
            Add(network.Clause, DecisionReason.LabelAboveCeiling, _survey.Space.Narrow(during, Questions.Above(FactKind.Label, ceiling)));
            if (network.Released != WhenReleased.Permit)
            {
                Add(network.Clause, DecisionReason.ReleasedAboveCeiling, _survey.Space.Narrow(during, Questions.Above(FactKind.Released, ceiling)));
            }
        }

        if (network.Unread != WhenUnread.Permit)
        {
            bool held = network.Unread == WhenUnread.HoldForReviewer;
            var unread = _survey.Space.Narrow(on, new FactTest(FactKind.Unread, value => (bool)value));
            Add(network.Clause, held ? DecisionReason.HeldForReview : DecisionReason.ContentUnread, unread, held ? Standing.Held : Standing.Refused);
        }
    }

    private void AddOrganisation()
    {
        bool reads = Agreement.Clauses.Any(clause => clause.Rule is Rule.ExcludeOrganisations
            || (clause.Rule is not (null or Rule.Except) && clause.Rule.Condition.Terms.Any(term => term is Term.Organisations)));
        // Fail closed: of an organisation that is not in the register nobody can say whether a clause means it.
        if (!Agreement.IsOverlay || reads)
        {
            var unknown = _survey.Space.Narrow([_survey.Space.Full], new FactTest(FactKind.Organisation, _questions.IsRegistered, Negated: true));
            Add(null, DecisionReason.OrganisationUnknown, unknown, dimension: FactKind.Organisation);
        }
    }

    /// <summary>Deny by default: for each time, what no clause that counts then permits.</summary>
    private void AddPermits(FactKind kind, DecisionReason reason, Func<Rule, bool> isOne, bool openWhereNone = false)
    {
        Clause[] clauses = [.. Agreement.Clauses.Where(clause => clause.Rule is { } rule && isOne(rule))];
        var time = _survey.Space.Of(FactKind.Time);
        foreach (var group in time.Classes.GroupBy(start => string.Concat(clauses.Select(clause => Live(clause).Holds(start.Value) ? '1' : '0'))))
        {
            var live = clauses.Where((_, i) => group.Key[i] == '1').Select(clause => _questions.Permitted(clause.Rule)!.Value).ToArray();
            if (live.Length == 0 && (openWhereNone || Agreement.IsOverlay))
            {
                continue;
            }

            HashSet<object> starts = [.. group.Select(start => start.Value)];
            var boxes = _survey.Space.Narrow(
                [_survey.Space.Full],
                new FactTest(FactKind.Time, starts.Contains),
                new FactTest(kind, value => !live.Any(test => test.Holds(value))));
            var first = clauses.Where((_, i) => group.Key[i] == '1').MinBy(clause => clause.Number);
            _objections.Add(new(Agreement, null, reason, Standing.Refused, boxes, kind) { ByDefaultOf = first });
        }
    }

    private void Add(Clause? clause, DecisionReason reason, IReadOnlyList<Box> boxes, Standing standing = Standing.Refused, FactKind? dimension = null)
    {
        if (boxes.Count > 0)
        {
            _objections.Add(new(Agreement, clause, reason, standing, boxes, dimension));
        }
    }
}
