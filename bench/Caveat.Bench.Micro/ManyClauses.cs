using System.Collections.Immutable;
using System.Globalization;
using Caveat.Agreements;
using Caveat.Agreements.Evaluation;
using Caveat.Agreements.Registers;
using Caveat.Agreements.Rules;
using Caveat.Labels;

namespace Caveat.Bench.Micro;

/// <summary>An agreement of any number of clauses, built without the reader, whose documents end at 1 MiB. bench/cedar has its equivalent.</summary>
internal static class ManyClauses
{
    private static readonly NetworkId Network = NetworkId.Parse("net");
    private static readonly OrganisationId Root = OrganisationId.Parse("root");
    private static readonly PurposeId Work = PurposeId.Parse("work");
    private static readonly VendorId Vendor = VendorId.Parse("vendor");
    private static readonly ImmutableArray<NationCode> Nations = [NationCode.Parse("BEL"), NationCode.Parse("USA")];

    /// <summary>Five clauses permit, all others forbid: conjunctions about a purpose, an organisation, a label, and plain uses, each naming values of its own.</summary>
    public static Agreement Build(int count)
    {
        List<Rule> rules =
        [
            new Rule.Scope(Network, new(new Grade(PolicyId.Nato, Classification.Secret)), WhenUnread.Permit, WhenReleased.Permit),
            new Rule.PermitOrganisations(new([Root], [])),
            new Rule.PermitNations(Nations),
            new Rule.PermitPurposes([Work]),
            new Rule.PermitVendors([Vendor]),
        ];
        for (int i = rules.Count; i < count; i++)
        {
            rules.Add(new Rule.Forbid(new(Terms(i)), WhenDetected.Refuse));
        }

        ImmutableArray<Clause> clauses = [.. rules.Select((rule, i) => new Clause(ClauseNumber.Parse(Text(i + 1)), "Clause", "Text.", rule, Enforcement.Detected, i + 1))];
        return new Agreement(default)
        {
            Id = AgreementId.Parse("many"),
            Version = 1,
            Amends = null,
            InForce = new(new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero), null),
            Title = "Many clauses",
            Parties = [],
            Threshold = 0,
            Register = new([new(Network, "Net")], [Registered(Root, null), .. Enumerable.Range(0, count).Select(i => Registered(Organisation(i), Root))], [], []),
            Clauses = clauses,
            CoveredNetworks = [new(Network, "Net", ((Rule.Scope)rules[0]).Ceiling, clauses[0]) { Unread = WhenUnread.Permit, Released = WhenReleased.Permit }],
        };
    }

    public static ExchangeFacts Facts(OrganisationId organisation) => new()
    {
        Time = new(2026, 6, 1, 0, 0, 0, TimeSpan.Zero),
        Network = Network,
        Organisation = organisation,
        Nation = Nations[0],
        Purpose = Work,
        Vendor = Vendor,
        Model = ModelName.Parse("model"),
        Grade = new(PolicyId.Nato, Classification.Unclassified),
        Findings = [UseId.Parse("harmless")],
    };

    public static OrganisationId Organisation(int i) => OrganisationId.Parse("org-" + Text(i));

    private static ImmutableArray<Term> Terms(int i) => (i % 4) switch
    {
        0 => [new Term.OfPurposes([PurposeId.Parse("purpose-" + Text(i))]), new Term.OfNations([Nations[0]])],
        1 => [new Term.OfOrganisations(new([Organisation(i)], [])), new Term.OfVendors([Vendor])],
        2 => [new Term.OfUses([UseId.Parse("use-" + Text(i))])],
        _ => [new Term.LabelAbove(Grade.Unmarked), new Term.OfPurposes([PurposeId.Parse("purpose-" + Text(i))])],
    };

    private static Organisation Registered(OrganisationId id, OrganisationId? parent) => new(id, id.Value, OrganisationKind.Parse("office"), Nations[0], parent);

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
