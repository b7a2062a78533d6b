using System.Collections.Immutable;
using Caveat.Agreements.Evaluation;
using Caveat.Agreements.Registers;
using Caveat.Agreements.Rules;
using Caveat.Agreements.Waivers;

namespace Caveat.Agreements.Tests.Evaluation;

/// <summary>The meaning of agreements, clause by clause and as slowly as one reads: the oracle for the compiled evaluators.</summary>
internal sealed class PlainReading(Agreement agreement, ExchangeFacts facts, IReadOnlyList<Agreement> all, IReadOnlyList<Waiver> waivers)
{
    private readonly List<(DecisionReason Reason, Clause? Clause, Approvers By)> _grounds = [];
    private readonly List<Clause> _obliging = [];

    /// <summary>What one agreement says alone, in the words of <see cref="WideWorlds.Essence"/>.</summary>
    public static string Of(Agreement agreement, ExchangeFacts facts)
    {
        PlainReading reading = new(agreement, facts, [agreement], []);
        reading.Read();
        return Conclude([reading]);
    }

    /// <summary>What several say together.</summary>
    public static string Of(IReadOnlyList<Agreement> agreements, ExchangeFacts facts, IReadOnlyList<Waiver> waivers)
    {
        PlainReading[] taking = [.. agreements
            .Where(agreement => TakesPart(agreement, facts))
            .Select(agreement => new PlainReading(agreement, facts, agreements, waivers))];
        foreach (var reading in taking)
        {
            reading.Read();
        }

        if (taking.All(reading => reading.Is.IsOverlay))
        {
            var sleeping = agreements.Where(agreement => !agreement.IsOverlay && Applies(agreement, facts)).ToList();
            var reason = sleeping.Count > 0 ? DecisionReason.AgreementNotInForce : DecisionReason.NoAgreementApplies;
            taking = [.. taking, new PlainReading(agreements[0], facts, agreements, waivers) { _grounds = { (reason, null, default) } }];
        }

        return Conclude(taking);
    }

    private static string Conclude(PlainReading[] taking)
    {
        var grounds = taking.SelectMany(reading => reading._grounds.Select(ground => (reading.Is.Id, Ground: ground))).ToList();
        string Named(IEnumerable<(AgreementId Id, Clause? Clause)> clauses) => string.Join(' ', clauses
            .Where(each => IsRestriction(each.Clause?.Rule))
            .Select(each => $"{each.Id}/{each.Clause!.Number}").Distinct().Order(StringComparer.Ordinal));
        string standing = Named(grounds.Select(each => (each.Id, each.Ground.Clause)));
        if (grounds.Count == 0)
        {
            var obliging = taking.SelectMany(reading => reading._obliging.Select(clause => (reading.Is.Id, Clause: (Clause?)clause))).ToList();
            return $"Permitted None: {Named(obliging)}; {Words(Obligations(obliging))}";
        }

        var first = grounds.Min(each => each.Ground.Reason);
        return first == DecisionReason.HeldForReview
            ? $"Held {first}: {standing}; by {string.Join(' ', grounds.Select(each => Words(new ApprovalTerms(new(each.Id, each.Ground.Clause!.Number), each.Ground.By))).Distinct().Order(StringComparer.Ordinal))}"
            : $"Refused {first}: {standing}";
    }

    public static bool IsRestriction(Rule? rule) => rule is not (null or Rule.Scope or Rule.Except or Rule.Retain or Rule.Report
        or Rule.PermitOrganisations or Rule.PermitNations or Rule.PermitPurposes or Rule.PermitVendors or Rule.PermitModels);

    public static string Words(ApprovalTerms terms) => $"{terms.Clause}:{terms.By.People}{terms.By.Role}";

    public static string Words(Obligations obligations) =>
        $"{(obligations.MarkAnswer ? "mark" : "")} {string.Join(' ', obligations.ReviewAnswer.Select(Words).Order(StringComparer.Ordinal))} {string.Join(' ', obligations.Redact.Select(kind => kind.Value).Order(StringComparer.Ordinal))}";

    private Agreement Is => agreement;

    private static bool TakesPart(Agreement agreement, ExchangeFacts facts) => Applies(agreement, facts)
        && (agreement.IsOverlay ? IsInForce(agreement, facts) : agreement.InForce.From <= facts.Time);

    private static bool IsInForce(Agreement agreement, ExchangeFacts facts) =>
        agreement.InForce.From <= facts.Time && (agreement.InForce.Until is null || facts.Time < agreement.InForce.Until);

    private static bool Applies(Agreement agreement, ExchangeFacts facts) => agreement.AppliesTo switch
    {
        Applicability.ToNations nations => nations.Values.Contains(facts.Nation),
        Applicability.ToVendors vendors => vendors.Values.Contains(facts.Vendor),
        Applicability.ToOrganisations organisations => Line(agreement, facts).Any(each => Selects(organisations.Selection, each)),
        _ => true,
    };

    private static Obligations Obligations(IEnumerable<(AgreementId Id, Clause? Clause)> obliging) => new()
    {
        MarkAnswer = obliging.Any(each => each.Clause!.Rule is Rule.RequireMarking),
        ReviewAnswer = [.. obliging.Where(each => each.Clause!.Rule is Rule.RequireReview).Select(each => new ApprovalTerms(new(each.Id, each.Clause!.Number), ((Rule.RequireReview)each.Clause.Rule!).By))],
        Redact = [.. obliging.Select(each => each.Clause!.Rule).OfType<Rule.Protect>().Select(protect => protect.Data).Distinct()],
    };

    private void Read()
    {
        if (!IsInForce(agreement, facts))
        {
            _grounds.Add((DecisionReason.AgreementNotInForce, null, default));
            return;
        }

        var scopes = Live<Rule.Scope>().ToList();
        var scope = scopes.FirstOrDefault(each => ((Rule.Scope)each.Rule!).Network == facts.Network);
        if (scope is null && (!agreement.IsOverlay || scopes.Count > 0))
        {
            _grounds.Add((DecisionReason.NetworkNotInScope, null, default));
            return;
        }

        ReadScope(scope);
        foreach (var clause in agreement.Clauses.Where(clause => IsRestriction(clause.Rule) && IsLive(clause)))
        {
            ReadRestriction(clause);
        }

        ReadPermits();
    }

    private void ReadScope(Clause? clause)
    {
        if (clause?.Rule is not Rule.Scope scope)
        {
            return;
        }

        var ceiling = scope.Ceiling.At(facts.Time).Classification;
        Against(facts.Grade.Classification > ceiling, DecisionReason.LabelAboveCeiling, clause);
        Against(facts.Released.Classification > ceiling && scope.Released == WhenReleased.Refuse, DecisionReason.ReleasedAboveCeiling, clause);
        Against(facts.Unread && scope.Unread == WhenUnread.Refuse, DecisionReason.ContentUnread, clause);
        Against(facts.Unread && scope.Unread == WhenUnread.HoldForReviewer && !Approved(clause), DecisionReason.HeldForReview, clause, Approvers.OneReviewer);
    }

    private void ReadRestriction(Clause clause)
    {
        // What the clause would do by itself.
        var (reason, by, obliges) = Wish(clause);
        if (reason == DecisionReason.None && !obliges)
        {
            return;
        }

        if (Dimension(clause) is { } prevailing && agreement.YieldsTo.Any(id => all.Any(other => other.Id == id && IsInForce(other, facts) && Applies(other, facts) && Permits(other, prevailing))))
        {
            return;
        }

        ExceptionEffect[] exceptions = [.. agreement.Clauses
            .Where(IsLive)
            .Select(each => each.Rule).OfType<Rule.Except>()
            .Where(except => except.Clause == clause.Number && Holds(except.When))
            .Select(except => except.Then).Distinct()];
        bool waived = clause.Waiver is not null && waivers.Any(waiver => waiver.Agreement == agreement.Id && waiver.Clause == clause.Number && waiver.During.Contains(facts.Time) && Holds(waiver.When));
        bool permitted = exceptions is [ExceptionEffect.Permit];
        if (exceptions is [ExceptionEffect.HoldForReviewer] && !obliges && reason != DecisionReason.HeldForReview)
        {
            (reason, by) = (DecisionReason.HeldForReview, Approvers.OneReviewer);
        }

        bool content = Terms(clause).Any(term => term is Term.OfUses or Term.OfData or Term.LabelAbove or Term.OfTools) || clause.Rule is Rule.RequireReview;
        bool settled = reason == DecisionReason.HeldForReview && !obliges && (Approved(clause) || (facts.IsAnswer && !content));
        if (waived)
        {
            return;
        }

        if (exceptions.Length > 1)
        {
            Against(true, DecisionReason.ExceptionsDisagree, clause);
        }
        else if (!permitted && !settled && obliges)
        {
            _obliging.Add(clause);
        }
        else if (!permitted && !settled)
        {
            Against(true, reason, clause, by);
        }
    }

    private (DecisionReason Reason, Approvers By, bool Obliges) Wish(Clause clause)
    {
        if (!Terms(clause).All(Holds))
        {
            return default;
        }

        bool answer = facts.IsAnswer;
        return clause.Rule switch
        {
            Rule.Forbid { Then: WhenDetected.HoldForReviewer } => (DecisionReason.HeldForReview, Approvers.OneReviewer, false),
            Rule.Forbid forbid => (forbid.When.Terms.Any(term => term is Term.OfUses) ? DecisionReason.ProhibitedUse : DecisionReason.Prohibited, default, false),
            Rule.ExcludeOrganisations => (DecisionReason.OrganisationExcluded, default, false),
            Rule.RequireApproval approval => answer && !approval.When.Terms.Any(term => term is Term.OfTools) ? default : (DecisionReason.HeldForReview, approval.By, false),
            Rule.RequireLegalAuthority authority => authority.AnyOf.Intersect(Given(facts.Declarations)).Any() ? default : (DecisionReason.LegalAuthorityMissing, default, false),
            Rule.RequireMarking => (default, default, true),
            Rule.RequireReview review => answer ? (DecisionReason.HeldForReview, review.By, false) : (default, default, true),
            Rule.Limit => Given(facts.Exhausted).Contains(new(agreement.Id, clause.Number)) ? (DecisionReason.LimitReached, default, false) : default,
            Rule.Protect when answer => default,
            Rule.Protect { Then: WhenFound.Refuse } => (DecisionReason.DataProtected, default, false),
            Rule.Protect { Then: WhenFound.HoldForReviewer } => (DecisionReason.HeldForReview, Approvers.OneReviewer, false),
            Rule.Protect => (default, default, true),
            Rule.Residency residency => residency.Nations.Contains(facts.Location) ? default : (DecisionReason.LocationNotPermitted, default, false),
            _ => throw new InvalidOperationException(),
        };
    }

    private void ReadPermits()
    {
        bool excluded = _grounds.Any(ground => ground.Reason == DecisionReason.OrganisationExcluded);
        if (!Line(agreement, facts).Any())
        {
            bool matters = !agreement.IsOverlay || Speaks("organisation") || agreement.Clauses.Any(clause => IsRestriction(clause.Rule) && Terms(clause).Any(term => term is Term.OfOrganisations));
            Against(matters && !SetAside("organisation"), DecisionReason.OrganisationUnknown, null);
        }
        else if (!excluded)
        {
            ReadPermit("organisation", DecisionReason.OrganisationNotPermitted);
        }

        ReadPermit("nation", DecisionReason.NationNotPermitted);
        ReadPermit("purpose", DecisionReason.PurposeNotPermitted);
        ReadPermit("vendor", DecisionReason.VendorNotPermitted);
        ReadPermit("model", DecisionReason.ModelNotPermitted);
    }

    private void ReadPermit(string dimension, DecisionReason reason)
    {
        bool open = !Speaks(dimension) && (agreement.IsOverlay || dimension == "model");
        Against(!open && !Permits(agreement, dimension) && !SetAside(dimension), reason, null);
    }

    private bool Speaks(string dimension) => agreement.Clauses.Where(IsLive).Any(clause => clause.Rule?.GetType().Name == $"Permit{char.ToUpperInvariant(dimension[0])}{dimension[1..]}s");

    private bool SetAside(string dimension) =>
        agreement.YieldsTo.Any(id => all.Any(other => other.Id == id && IsInForce(other, facts) && Applies(other, facts) && Permits(other, dimension)));

    private bool Permits(Agreement by, string dimension) => by.Clauses.Where(IsLive).Select(clause => clause.Rule).Any(rule => (dimension, rule) switch
    {
        ("organisation", Rule.PermitOrganisations permit) => Line(by, facts).Any(each => Selects(permit.Organisations, each)),
        ("nation", Rule.PermitNations permit) => permit.Nations.Contains(facts.Nation),
        ("purpose", Rule.PermitPurposes permit) => permit.Purposes.Contains(facts.Purpose),
        ("vendor", Rule.PermitVendors permit) => permit.Vendors.Contains(facts.Vendor),
        ("model", Rule.PermitModels permit) => permit.Models.Any(Matches),
        _ => false,
    });

    private static string? Dimension(Clause clause) => clause.Rule switch
    {
        Rule.ExcludeOrganisations => "organisation",
        Rule.Forbid { When.Terms: [Term.OfOrganisations] } => "organisation",
        Rule.Forbid { When.Terms: [Term.OfNations] } => "nation",
        Rule.Forbid { When.Terms: [Term.OfPurposes] } => "purpose",
        Rule.Forbid { When.Terms: [Term.OfVendors] } => "vendor",
        Rule.Forbid { When.Terms: [Term.OfModels] } => "model",
        _ => null,
    };

    private static ImmutableArray<Term> Terms(Clause clause) => clause.Rule switch
    {
        Rule.ExcludeOrganisations exclude => [new Term.OfOrganisations(exclude.Organisations)],
        Rule.Protect protect => [new Term.OfData([protect.Data])],
        { } rule => rule.Condition.Terms,
        _ => [],
    };

    private bool Holds(Condition condition) => condition.Terms.All(Holds);

    private bool Holds(Term term) => term switch
    {
        Term.OfUses uses => uses.Values.Intersect(facts.Findings).Any(),
        Term.OfPurposes purposes => purposes.Values.Contains(facts.Purpose),
        Term.OfOrganisations organisations => Line(agreement, facts).Any(each => Selects(organisations.Selection, each)),
        Term.OfNations nations => nations.Values.Contains(facts.Nation),
        Term.OfVendors vendors => vendors.Values.Contains(facts.Vendor),
        Term.OfModels models => models.Values.Any(Matches),
        Term.OfData data => data.Values.Intersect(Given(facts.Data)).Any(),
        Term.LabelAbove label => facts.Grade.Classification > label.Grade.Classification,
        Term.OfTools tools => Given(facts.Tools).Select(Class).Any(known => known is null ? tools.Unknown : tools.Values.Any(value => value.Value == known)),
        Term.Declared declared => declared.Values.Intersect(Given(facts.Declarations)).Any(),
        Term.NotDeclared declared => !declared.Values.Intersect(Given(facts.Declarations)).Any(),
        _ => throw new InvalidOperationException(),
    };

    /// <summary>The class of the tools of <see cref="WideWorlds"/>, written down by hand.</summary>
    private static string? Class(string tool) => tool switch
    {
        "get_page" => "looks",
        // "*_secret" has more letters than "get_*".
        "get_secret" => "acts",
        "do_it" => "acts",
        // "*_get" has more letters than "do_*".
        "do_get" => "looks",
        _ => null,
    };

    private bool Matches(ModelPattern pattern) =>
        pattern.Vendor == facts.Vendor && (pattern.IsAny || facts.Model.Value == pattern.Name || facts.Model.Value == pattern.ToString());

    private void Against(bool stands, DecisionReason reason, Clause? clause, Approvers by = default)
    {
        if (stands)
        {
            _grounds.Add((reason, clause, by));
        }
    }

    private bool Approved(Clause clause) => Given(facts.Approved).Contains(new(agreement.Id, clause.Number));

    private bool IsLive(Clause clause) => (clause.From is null || clause.From <= facts.Time) && (clause.Until is null || facts.Time < clause.Until);

    private IEnumerable<Clause> Live<TRule>() => agreement.Clauses.Where(clause => clause.Rule is TRule && IsLive(clause));

    private static ImmutableArray<T> Given<T>(ImmutableArray<T> values) => values.IsDefault ? [] : values;

    private static bool Selects(OrganisationSelection selection, Organisation organisation) =>
        selection.Ids.Contains(organisation.Id) || selection.Kinds.Contains(organisation.Kind);

    private static IEnumerable<Organisation> Line(Agreement agreement, ExchangeFacts facts)
    {
        OrganisationId? id = facts.Organisation;
        while (id is not null && agreement.Register.Organisations.FirstOrDefault(organisation => organisation.Id == id) is { } organisation)
        {
            yield return organisation;
            id = organisation.Parent;
        }
    }
}
