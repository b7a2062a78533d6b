using System.Collections.Immutable;
using System.Text;
using Caveat.Agreements.Evaluation;
using Caveat.Agreements.History;
using Caveat.Agreements.Orders;
using Caveat.Agreements.Registers;
using Caveat.Agreements.Rules;
using Caveat.Agreements.Waivers;
using Caveat.Labels;
using FsCheck;
using FsCheck.Fluent;

namespace Caveat.Agreements.Tests.Evaluation;

/// <summary>Random agreements over the whole vocabulary, built without the reader, and random facts about them.</summary>
internal static class WideWorlds
{
    public static readonly string[] Ids = ["alpha", "beta", "gamma"];

    private static readonly ImmutableArray<NationCode> Nations = [.. new[] { "BEL", "USA", "FRA" }.Select(NationCode.Parse)];
    private static readonly ImmutableArray<PurposeId> Purposes = [.. new[] { "work", "audit" }.Select(PurposeId.Parse)];
    private static readonly ImmutableArray<VendorId> Vendors = [.. new[] { "vendor", "local" }.Select(VendorId.Parse)];
    private static readonly ImmutableArray<ModelPattern> Models = [.. new[] { "vendor/big", "vendor/*", "local/big" }.Select(Pattern)];
    private static readonly ImmutableArray<UseId> Uses = [.. Worlds.Uses.Select(UseId.Parse)];
    private static readonly ImmutableArray<DataKindId> Data = [.. new[] { "secrets", "personal-data" }.Select(DataKindId.Parse)];
    private static readonly ImmutableArray<ToolClassId> Classes = [.. new[] { "looks", "acts" }.Select(ToolClassId.Parse)];
    private static readonly ImmutableArray<DeclarationId> Declarations = [.. new[] { "warrant", "order" }.Select(DeclarationId.Parse)];
    private static readonly ImmutableArray<OrganisationId> Organisations = [.. new[] { "root", "branch", "leaf", "agency", "cell" }.Select(OrganisationId.Parse)];
    private static readonly ImmutableArray<OrganisationKind> Kinds = [.. new[] { "office", "intelligence" }.Select(OrganisationKind.Parse)];
    private static readonly string[] Tools = ["get_page", "get_secret", "do_it", "do_get", "strange"];

    private static readonly Register Register = new(
        [.. new[] { "low", "high", "other" }.Select(id => new Network(NetworkId.Parse(id), id))],
        [
            Organisation("root", "office", "BEL", null),
            Organisation("branch", "office", "BEL", "root"),
            Organisation("leaf", "office", "BEL", "branch"),
            Organisation("agency", "intelligence", "USA", "root"),
            Organisation("cell", "office", "USA", "agency"),
        ],
        [.. Vendors.Select(id => new Vendor(id, id.Value))],
        [.. Purposes.Select(id => new Purpose(id, id.Value))])
    {
        Tools =
        [
            new("get_*", Classes[0], ToolEffect.Reads),
            new("*_secret", Classes[1], ToolEffect.Reads),
            new("do_*", Classes[1], ToolEffect.Acts),
            new("*_get", Classes[0], ToolEffect.Reads),
        ],
        Declarations = [.. Declarations.Select(id => new Declaration(id, id.Value))],
    };

    private static readonly Gen<OrganisationSelection> Selection = Gen.OneOf(
        Some(Organisations).Select(ids => new OrganisationSelection(ids, [])),
        Some(Kinds).Select(kinds => new OrganisationSelection([], kinds)));

    private static readonly Gen<Term> Terms = Gen.OneOf(
        Some(Uses).Select(Term (values) => new Term.OfUses(values)),
        Some(Purposes).Select(Term (values) => new Term.OfPurposes(values)),
        Selection.Select(Term (selection) => new Term.OfOrganisations(selection)),
        Some(Nations).Select(Term (values) => new Term.OfNations(values)),
        Some(Vendors).Select(Term (values) => new Term.OfVendors(values)),
        Some(Models).Select(Term (values) => new Term.OfModels(values)),
        Some(Data).Select(Term (values) => new Term.OfData(values)),
        Gen.Choose(0, 3).Select(Term (level) => new Term.LabelAbove(level == 0 ? Grade.Unmarked : new(PolicyId.Nato, (Classification)level))),
        from values in Some(Classes) from unknown in Gen.Elements(true, false) select (Term)new Term.OfTools(values, unknown),
        Some(Declarations).Select(Term (values) => new Term.Declared(values)),
        Some(Declarations).Select(Term (values) => new Term.NotDeclared(values)));

    private static readonly Gen<Condition> Conditions = Gen.Choose(1, 3).SelectMany(count => Terms.ArrayOf(count)).Select(terms => new Condition([.. terms]));

    private static readonly Gen<Condition> Whens = Gen.Frequency((1, Gen.Constant(Condition.Always)), (3, Conditions));

    private static readonly Gen<Approvers> By =
        from people in Gen.Choose(1, 2)
        from role in Gen.Elements(ReviewRole.Reviewer, ReviewRole.Legal)
        select new Approvers(people, role, null);

    private static readonly Gen<Rule> Restrictions = Gen.OneOf(
        from when in Conditions from then in Gen.Elements(WhenDetected.Refuse, WhenDetected.HoldForReviewer) select (Rule)new Rule.Forbid(when, then),
        from when in Conditions from then in Gen.Elements(WhenDetected.Refuse, WhenDetected.HoldForReviewer) select (Rule)new Rule.Forbid(when, then),
        Selection.Select(Rule (selection) => new Rule.ExcludeOrganisations(selection)),
        from whom in By from when in Whens select (Rule)new Rule.RequireApproval(whom, when),
        from values in Some(Declarations) from when in Conditions select (Rule)new Rule.RequireLegalAuthority(values, when),
        Whens.Select(Rule (when) => new Rule.RequireMarking(when)),
        from whom in By from when in Whens select (Rule)new Rule.RequireReview(whom, when),
        from when in Whens from later in Gen.Choose(0, 11) select (Rule)new Rule.Limit(new(10, [(Worlds.Start.AddMonths(later), 20)]), LimitUnit.Requests, "", LimitPer.Nation, LimitPeriod.Day, when),
        from kind in Gen.Elements<DataKindId>(Data) from then in Gen.Elements(WhenFound.Refuse, WhenFound.HoldForReviewer, WhenFound.Redact) select (Rule)new Rule.Protect(kind, then),
        Some(Nations).Select(Rule (values) => new Rule.Residency(values)));

    private static readonly Gen<Rule> Permits = Gen.OneOf(
        Selection.Select(Rule (selection) => new Rule.PermitOrganisations(selection)),
        Some(Nations).Select(Rule (values) => new Rule.PermitNations(values)),
        Some(Purposes).Select(Rule (values) => new Rule.PermitPurposes(values)),
        Some(Vendors).Select(Rule (values) => new Rule.PermitVendors(values)),
        Some(Models).Select(Rule (values) => new Rule.PermitModels(values)));

    /// <summary>Mostly everything is permitted, so that restrictions decide.</summary>
    private static readonly Rule[] Generous =
    [
        new Rule.PermitOrganisations(new([OrganisationId.Parse("root")], [])),
        new Rule.PermitNations(Nations),
        new Rule.PermitPurposes(Purposes),
        new Rule.PermitVendors(Vendors),
    ];

    private static readonly Gen<WorldClause> Scopes =
        from network in Gen.Elements("low", "high")
        from level in Gen.Choose(1, 5)
        from unread in Gen.Elements(WhenUnread.Permit, WhenUnread.HoldForReviewer, WhenUnread.Refuse)
        from released in Gen.Elements(WhenReleased.Permit, WhenReleased.Refuse)
        select new WorldClause(new Rule.Scope(NetworkId.Parse(network), new(new(PolicyId.Nato, (Classification)level), [(Worlds.Start.AddMonths(6), new(PolicyId.Nato, Classification.Secret))]), unread, released));

    /// <summary>One more restricting clause, sometimes for a time only.</summary>
    public static readonly Gen<WorldClause> Restriction = Dated(Restrictions);

    public static readonly Gen<WorldAgreement> Agreement =
        from scopes in Scopes.ArrayOf(2)
        from missing in Gen.Frequency((5, Gen.Constant(-1)), (2, Gen.Choose(0, 3)))
        from permits in Gen.Choose(0, 2).SelectMany(count => Dated(Permits).ArrayOf(count))
        from restrictions in Gen.Choose(0, 4).SelectMany(count => Restriction.ArrayOf(count))
        from exceptions in restrictions.Length == 0 ? Gen.Constant(Array.Empty<WorldClause>()) : Gen.Choose(0, 3).SelectMany(count => Exceptions(restrictions.Length).ArrayOf(count))
        select new WorldAgreement(
            "alpha",
            [
                // Restrictions stand first, so that exceptions can name them by their place.
                .. restrictions,
                .. exceptions,
                .. scopes.DistinctBy(scope => ((Rule.Scope)scope.Rule).Network),
                .. Generous.Where((_, i) => i != missing).Select(rule => new WorldClause(rule)),
                .. permits,
            ]);

    /// <summary>Up to three agreements; the first is no overlay, mostly.</summary>
    public static readonly Gen<WorldAgreement[]> Agreements =
        from count in Gen.Choose(1, 3)
        from agreements in Agreement.ArrayOf(count)
        from overlays in Gen.Elements(true, false).ArrayOf(3)
        from first in Gen.Frequency((6, Gen.Constant(false)), (1, Gen.Constant(true)))
        from yields in Gen.SubListOf(Ids).ArrayOf(3)
        from applies in Applies.ArrayOf(3)
        from begins in Gen.Frequency((5, Gen.Constant(0)), (1, Gen.Choose(1, 8))).ArrayOf(3)
        select agreements.Select((agreement, i) => agreement with
        {
            Id = Ids[i],
            IsOverlay = i == 0 ? first : overlays[i],
            YieldsTo = [.. yields[i].Where(id => id != Ids[i]).Select(AgreementId.Parse)],
            AppliesTo = i == 0 ? new Applicability.Everyone() : applies[i],
            Begins = begins[i],
        }).ToArray();

    public static readonly Gen<ExchangeFacts> Facts =
        from facts in Worlds.Facts
        from network in Gen.Frequency((8, Gen.Elements("low", "high")), (1, Gen.Constant("other")))
        from level in Gen.Frequency((3, Gen.Constant(0)), (1, Gen.Choose(1, 4)))
        from organisation in Gen.Frequency((15, Gen.Elements<OrganisationId>(Organisations)), (1, Gen.Constant(OrganisationId.Parse("stranger"))))
        from data in Gen.SubListOf(Data.AsEnumerable())
        from tools in Gen.SubListOf(Tools)
        from declarations in Gen.SubListOf(Declarations.AsEnumerable())
        from location in Gen.Elements<NationCode>([default, .. Nations])
        from answer in Gen.Elements(true, false)
        from continues in Gen.Elements(true, false)
        from approved in References
        from exhausted in References
        select facts with
        {
            Network = NetworkId.Parse(network),
            Grade = level == 0 ? Grade.Unmarked : new(PolicyId.Nato, (Classification)level),
            Organisation = organisation,
            Data = data.Count == 0 ? default : [.. data],
            Tools = answer ? [.. tools] : default,
            Declarations = [.. declarations],
            Location = location,
            Provider = location == default ? default : ProviderId.Parse("provider"),
            IsAnswer = answer,
            Continues = continues,
            Approved = approved,
            Exhausted = exhausted,
        };

    /// <summary>Some of the clauses that restrictions often are, waived for some time and some exchanges.</summary>
    public static readonly Gen<Waiver[]> Waivers =
        from count in Gen.Choose(0, 3)
        from waivers in (
            from id in Gen.Elements(Ids)
            from clause in Gen.Choose(1, 4)
            from month in Gen.Choose(0, 6)
            from whom in Whens
            select Waiver(AgreementId.Parse(id), ClauseNumber.Parse($"{clause}"), month, whom)).ArrayOf(count)
        select waivers.DistinctBy(waiver => waiver.Digest).ToArray();

    /// <summary>An order against one of the two vendors, in one of its two ways, from some month on.</summary>
    public static readonly Gen<Order[]> Orders =
        from count in Gen.Choose(0, 2)
        from orders in (
            from vendor in Gen.Elements<VendorId>(Vendors)
            from month in Gen.Choose(0, 11)
            from windDown in Gen.Choose(0, 3)
            from inFlight in Gen.Elements(InFlight.Cut, InFlight.Finish)
            select Order(vendor, Worlds.Start.AddMonths(month), windDown, inFlight)).ArrayOf(count)
        select orders.DistinctBy(order => order.Id).ToArray();

    public static Waiver Waiver(AgreementId agreement, ClauseNumber clause, int month, Condition when) => new(Encoding.UTF8.GetBytes($"{agreement} {clause} {month}"))
    {
        Id = WaiverId.Parse($"w-{agreement}-{clause}-{month}"),
        Agreement = agreement,
        Clause = clause,
        Signer = PersonId.Parse("general"),
        During = new(Worlds.Start.AddMonths(month), Worlds.Start.AddMonths(month + 6)),
        Notified = Worlds.Start.AddMonths(month),
        When = when,
        Title = "A waiver",
        Text = "",
    };

    public static Order Order(VendorId vendor, DateTimeOffset from, int months, InFlight inFlight) => new(Encoding.UTF8.GetBytes($"{vendor} {from} {months} {inFlight}"))
    {
        Id = OrderId.Parse($"end-{vendor}-{from.Month}-{months}-{inFlight.ToString().ToLowerInvariant()}"),
        Agreement = AgreementId.Parse(Ids[0]),
        Authority = AuthorityId.Parse("office"),
        Issued = from,
        Expires = null,
        Title = "Order to end",
        Text = "",
        Effect = new OrderEffect.Terminate(new OrderTarget.OfVendor(vendor), new(from, from.AddMonths(months), inFlight), null),
    };

    public static Instruments Together(IEnumerable<WorldAgreement> agreements, IEnumerable<Order>? orders = null, IEnumerable<Waiver>? waivers = null)
    {
        Agreement[] built = [.. agreements.Select(agreement => agreement.Build(Register))];
        return new([.. built.Select(HistoryOf)], OrderBook.Of(orders ?? [], [Register]), WaiverBook.Of(waivers ?? [], [], built));
    }

    public static HistoryEvaluator HistoryOf(Agreement agreement) =>
        // Nobody needs to sign it: its threshold is 0.
        new(((HistoryResult.Loaded)AgreementHistory.Verify([SignedAgreement.Wrap(agreement, "a.md")])).History);

    public static Agreement Build(WorldAgreement agreement) => agreement.Build(Register);

    /// <summary>A decision in words: what came out, why, which restricting clauses have a part in it, what is to be done, who must approve.</summary>
    public static string Essence(Decision decision)
    {
        var named = decision.Clauses.Select(clause => (decision.Agreement.Id, Clause: clause))
            .Concat(decision.Others.SelectMany(other => other.Clauses.Select(clause => (other.Agreement.Id, Clause: clause))))
            .Where(each => PlainReading.IsRestriction(each.Clause.Rule))
            .Select(each => $"{each.Id}/{each.Clause.Number}");
        StringBuilder words = new();
        words.Append(decision.GetType().Name).Append(' ').Append(decision.Reason).Append(": ").AppendJoin(' ', named.Distinct().Order(StringComparer.Ordinal));
        if (decision is Decision.Held held)
        {
            words.Append("; by ").AppendJoin(' ', held.Approvals.Select(PlainReading.Words).Order(StringComparer.Ordinal));
        }

        return decision is Decision.Permitted permitted ? words.Append("; ").Append(PlainReading.Words(permitted.Obligations)).ToString() : words.ToString();
    }

    private static readonly Gen<ImmutableArray<ClauseReference>> References = Gen.Frequency(
        (2, Gen.Constant<ImmutableArray<ClauseReference>>(default)),
        (1, Gen.SubListOf(
            from id in Ids from number in Enumerable.Range(1, 5) select new ClauseReference(AgreementId.Parse(id), ClauseNumber.Parse($"{number}"))).Select(references => references.ToImmutableArray())));

    private static readonly Gen<Applicability> Applies = Gen.Frequency(
        (3, Gen.Constant<Applicability>(new Applicability.Everyone())),
        (1, Some(Nations).Select(Applicability (values) => new Applicability.ToNations(values))),
        (1, Some(Vendors).Select(Applicability (values) => new Applicability.ToVendors(values))),
        (1, Selection.Select(Applicability (selection) => new Applicability.ToOrganisations(selection))));

    private static Gen<WorldClause> Exceptions(int targets) => Dated(
        from target in Gen.Choose(1, targets)
        from when in Gen.Frequency((1, Gen.Constant(Condition.Always)), (3, Terms.Select(term => new Condition([term]))))
        from then in Gen.Elements(ExceptionEffect.Permit, ExceptionEffect.HoldForReviewer)
        select (Rule)new Rule.Except(ClauseNumber.Parse($"{target}"), when, then));

    private static Gen<WorldClause> Dated(Gen<Rule> rules) =>
        from rule in rules
        from dated in Gen.Frequency((3, Gen.Constant(0)), (1, Gen.Choose(1, 3)))
        from month in Gen.Choose(0, 10)
        from months in Gen.Choose(1, 11)
        from waivable in Gen.Elements(true, false)
        select new WorldClause(rule)
        {
            From = (dated & 1) != 0 ? Worlds.Start.AddMonths(month).AddTicks(7) : null,
            Waiver = PlainReading.IsRestriction(rule) && waivable ? new(AuthorityId.Parse("office"), RankId.Parse("general"), 400, 400) : null,
            Until = (dated & 2) != 0 ? Worlds.Start.AddMonths(month + months).AddTicks(7) : null,
        };

    private static Gen<ImmutableArray<T>> Some<T>(ImmutableArray<T> values) =>
        from first in Gen.Elements<T>(values)
        from others in Gen.SubListOf(values.AsEnumerable())
        select others.Append(first).Distinct().ToImmutableArray();

    private static ModelPattern Pattern(string text) => ModelPattern.TryParse(text, out var pattern) ? pattern : throw new FormatException(text);

    private static Organisation Organisation(string id, string kind, string nation, string? parent) => new(
        OrganisationId.Parse(id), id, OrganisationKind.Parse(kind), NationCode.Parse(nation), parent is null ? null : OrganisationId.Parse(parent));
}
