using Caveat.Agreements.Analysis.Regions;
using Caveat.Agreements.Analysis.Spaces;
using Caveat.Agreements.Analysis.Words;
using Caveat.Agreements.Evaluation;
using Caveat.Agreements.Rules;

namespace Caveat.Agreements.Analysis.Checks;

/// <summary>Several agreements that apply together: where one leaves nothing of what another permits.</summary>
internal sealed class Ensemble
{
    private readonly IReadOnlyList<Agreement> _agreements;
    private readonly Survey _survey;
    private readonly Coverage _coverage;
    private readonly AgreementRegions[] _regions;
    private readonly List<Concern> _concerns = [];

    public Ensemble(IReadOnlyList<Agreement> agreements)
    {
        _agreements = agreements;
        _survey = new(agreements);
        _coverage = new(_survey.Space);
        _regions = [.. agreements.Select(agreement => new AgreementRegions(_survey, agreement))];
    }

    public Survey Survey => _survey;

    /// <summary>What is refused when all decide together: by one that takes part, or because none that could permit does.</summary>
    public IEnumerable<Box> Refused =>
    [
        .. _regions.SelectMany(regions => Effective(regions).SelectMany(objection => TakingPart(regions, objection.Boxes))),
        .. _survey.Space.Subtract([_survey.Space.Full], [.. _regions.Where(regions => !regions.Agreement.IsOverlay).SelectMany(regions => TakingPart(regions, [_survey.Space.Full]))]),
    ];

    public IReadOnlyList<Concern> Check()
    {
        CheckPrecedence();
        CheckNetworks();
        foreach (var permitting in _regions.Where(regions => !regions.Agreement.IsOverlay))
        {
            foreach (var refusing in _regions.Where(regions => regions != permitting))
            {
                CheckValues(permitting, refusing);
            }
        }

        CheckPermitted();
        if (_coverage.GaveUp || _survey.Space.GaveUp || !_survey.Tools.IsComplete)
        {
            Add(ConcernKind.Incomplete, Severity.Warning, "These agreements combine in too many ways to compare all of them, so there may be more that does not fit together than is named here.");
        }

        return _concerns;
    }

    private void CheckPrecedence()
    {
        var byId = _agreements.ToDictionary(agreement => agreement.Id);
        foreach (var agreement in _agreements)
        {
            foreach (var unknown in agreement.YieldsTo.Where(id => !byId.ContainsKey(id)))
            {
                Add(ConcernKind.Together, Severity.Warning, $"\"{agreement.Id}\" yields to \"{unknown}\", which is not among these agreements: give that one too, or take it out of \"yields-to\".");
            }

            if (Cycle(agreement, byId) is { } cycle)
            {
                Add(ConcernKind.Together, Severity.Error, $"Each of {Tongue.English.All(cycle.Select(id => $"\"{id}\""))} yields to the next and the last to the first, so none prevails: take one of them out of \"yields-to\".");
            }
        }
    }

    /// <summary>A shortest way back to an agreement by what yields to what; each cycle is told of once, from its first id.</summary>
    private static List<AgreementId>? Cycle(Agreement start, Dictionary<AgreementId, Agreement> byId)
    {
        Queue<List<AgreementId>> paths = new([[start.Id]]);
        HashSet<AgreementId> seen = [];
        while (paths.TryDequeue(out var path))
        {
            foreach (var next in byId[path[^1]].YieldsTo.Where(byId.ContainsKey))
            {
                if (next == start.Id)
                {
                    return path.Min(id => id.Value) == start.Id.Value ? path : null;
                }

                if (seen.Add(next))
                {
                    paths.Enqueue([.. path, next]);
                }
            }
        }

        return null;
    }

    private void CheckNetworks()
    {
        foreach (var network in _agreements.SelectMany(agreement => agreement.Register.Networks).Select(network => network.Id).Distinct())
        {
            if (!_agreements.Any(agreement => !agreement.IsOverlay && agreement.FindNetwork(network) is not null))
            {
                Add(ConcernKind.Together, Severity.Error, $"No agreement but overlays covers the network \"{network}\", and an overlay permits nothing alone: add its scope to one of {Tongue.English.All(_agreements.Where(agreement => !agreement.IsOverlay).Select(agreement => $"\"{agreement.Id}\""))}.");
                continue;
            }

            foreach (var agreement in _agreements.Where(agreement => agreement.FindNetwork(network) is null && agreement.AppliesTo is Applicability.Everyone))
            {
                Add(ConcernKind.Together, Severity.Warning, $"\"{agreement.Id}\" applies to everyone and does not cover the network \"{network}\", so together with it nothing is permitted there: give it a scope clause for that network, or do not put them in force on one server.");
            }
        }
    }

    /// <summary>A value that a clause names and permits and that the other agreement refuses wherever both take part.</summary>
    private void CheckValues(AgreementRegions permitting, AgreementRegions refusing)
    {
        var networks = permitting.Agreement.CoveredNetworks.Where(network => refusing.Agreement.FindNetwork(network.Id) is not null).Select(network => network.Id);
        FactTest shared = Questions.Names(FactKind.Network, [.. networks]);
        Box[] own = [.. permitting.Refused];
        var others = Effective(refusing).ToArray();
        foreach (var clause in permitting.Agreement.Clauses)
        {
            if (_survey.Questions[permitting.Agreement].Permitted(clause.Rule) is not { } test)
            {
                continue;
            }

            var dimension = _survey.Space.Of(test.Kind);
            List<object> lost = [];
            List<Objection> because = [];
            foreach (var one in dimension.Classes.Where(one => !one.IsOther && test.Holds(one.Value)))
            {
                var boxes = _survey.Space.Narrow(TakingPart(permitting, permitting.Permitted(clause)), new FactTest(test.Kind, value => value.Equals(one.Value)), shared);
                boxes = TakingPart(refusing, boxes);
                if (boxes.Count > 0 && !Covers(own, boxes) && Covers(others.SelectMany(objection => objection.Boxes), boxes))
                {
                    lost.AddRange(one.Members);
                    because.AddRange(others.Where(objection => objection.Dimension == test.Kind && objection.Boxes.Any(box => boxes.Any(other => _survey.Space.Meet(box, other)))));
                }
            }

            if (lost.Count > 0)
            {
                Clause[] named = [.. because.Select(objection => objection.Clause ?? objection.ByDefaultOf).OfType<Clause>().Distinct().OrderBy(each => each.Number)];
                string by = named.Length == 0 ? "no clause permits them there" : Tongue.English.All(named.Select(each => $"{refusing.Agreement.Id}/{each.Number}"));
                Add(
                    ConcernKind.Together,
                    Severity.Warning,
                    $"{permitting.Agreement.Id}/{clause.Number} permits {Tongue.English.All(lost.Select(value => $"\"{BoxWords.Value(value)}\""))}, and \"{refusing.Agreement.Id}\" always refuses {(lost.Count == 1 ? "it" : "them")} ({by}): change one of them, or declare with \"yields-to\" which prevails.",
                    [new ClauseReference(permitting.Agreement.Id, clause.Number), .. named.Select(each => new ClauseReference(refusing.Agreement.Id, each.Number))]);
            }
        }
    }

    /// <summary>On each network something must be left that all permit.</summary>
    private void CheckPermitted()
    {
        Box[] refused = [.. Refused];
        foreach (var network in _regions.Where(regions => !regions.Agreement.IsOverlay).SelectMany(regions => regions.Agreement.CoveredNetworks).Select(network => network.Id).Distinct())
        {
            // Where one of them does not cover the network that is reported by itself.
            if (_agreements.Any(agreement => agreement.FindNetwork(network) is null && agreement.AppliesTo is Applicability.Everyone))
            {
                continue;
            }

            var on = _regions
                .Where(regions => !regions.Agreement.IsOverlay)
                .SelectMany(regions => TakingPart(regions, _survey.Space.Narrow(regions.InForce, Questions.Names(FactKind.Network, [network]))))
                .ToArray();
            if (on.Length > 0 && Covers(refused, on))
            {
                Add(ConcernKind.Together, Severity.Error, $"Together these agreements permit nothing on the network \"{network}\": what one permits another always refuses.");
            }
        }
    }

    /// <summary>What an agreement refuses, less what an agreement that it yields to permits in the same dimension.</summary>
    private IEnumerable<Objection> Effective(AgreementRegions regions)
    {
        var prevailing = _regions.Where(other => regions.Agreement.YieldsTo.Contains(other.Agreement.Id)).ToArray();
        foreach (var objection in regions.Objections.Where(objection => objection.Standing == Standing.Refused))
        {
            var boxes = objection.Boxes;
            foreach (var other in prevailing.Where(_ => objection.Dimension is not null))
            {
                var permits = other.Agreement.Clauses.Where(clause => SameDimension(clause.Rule, objection)).SelectMany(other.Permitted).ToArray();
                boxes = _survey.Space.Subtract(boxes, TakingPart(other, permits));
            }

            yield return objection with { Boxes = boxes };
        }
    }

    private static bool SameDimension(Rule? rule, Objection objection) => rule switch
    {
        Rule.PermitOrganisations => objection.Dimension == FactKind.Organisation,
        Rule.PermitNations => objection.Dimension == FactKind.Nation,
        Rule.PermitPurposes => objection.Dimension == FactKind.Purpose,
        Rule.PermitVendors => objection.Dimension == FactKind.Model && IsAboutVendors(objection),
        Rule.PermitModels => objection.Dimension == FactKind.Model && !IsAboutVendors(objection),
        _ => false,
    };

    private static bool IsAboutVendors(Objection objection) =>
        objection.Reason == DecisionReason.VendorNotPermitted
        || objection.Clause?.Rule is Rule.Forbid { When.Terms: [Term.OfVendors] };

    /// <summary>An agreement takes part where it applies, from its start; an overlay only until its end.</summary>
    private IReadOnlyList<Box> TakingPart(AgreementRegions regions, IReadOnlyList<Box> boxes)
    {
        var agreement = regions.Agreement;
        var during = _survey.Space.Narrow(boxes, AgreementRegions.Times(agreement.InForce.From, agreement.IsOverlay ? agreement.InForce.Until : null));
        return _survey.Questions[agreement].Applicability is { } applies ? _survey.Space.Narrow(during, applies) : during;
    }

    private bool Covers(IEnumerable<Box> others, IEnumerable<Box> boxes)
    {
        Box[] all = [.. others];
        return boxes.All(box => _coverage.Covers(all, box));
    }

    private void Add(ConcernKind kind, Severity severity, string sentence, params ClauseReference[] clauses) => _concerns.Add(new(kind, severity, sentence, [.. clauses]));
}
