using System.Collections.Immutable;
using Caveat.Agreements.Evaluation;
using Caveat.Agreements.Registers;
using Caveat.Agreements.Rules;
using Caveat.Labels;
using FsCheck;
using FsCheck.Fluent;

namespace Caveat.Agreements.Tests.Evaluation;

/// <summary>Random agreements over a small register, and random facts about it: small enough that every case comes up.</summary>
internal static class Worlds
{
    public static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
    public static readonly string[] Uses = ["spying", "shooting", "other"];

    private static readonly string[] Organisations = ["root", "branch", "leaf", "agency", "cell"];
    private static readonly string[] Kinds = ["office", "intelligence"];
    private static readonly string[] Nations = ["BEL", "USA", "FRA"];
    private static readonly string[] Purposes = ["work", "audit"];
    private static readonly string[] Vendors = ["vendor", "local"];
    private static readonly string[] Models = ["vendor/*", "vendor/big", "local/big", "local/*"];

    private const string Head = """
        ---
        agreement: test
        version: 1
        in-force: 2026-01-01T00:00:00Z
        until: 2027-01-01T00:00:00Z
        ---
        # A test

        | party | role | key | signs |
        |---|---|---|---|
        | one | signs | unenrolled | required |

        | network | name |
        |---|---|
        | low | Low |
        | high | High |
        | other | Other |

        | organisation | name | kind | nation | parent |
        |---|---|---|---|---|
        | root | Root | office | BEL | - |
        | branch | Branch | office | BEL | root |
        | leaf | Leaf | office | BEL | branch |
        | agency | Agency | intelligence | USA | root |
        | cell | Cell | office | USA | agency |

        | vendor | name |
        |---|---|
        | vendor | Vendor |
        | local | Local |

        | purpose | description |
        |---|---|
        | work | Work |
        | audit | Audit |


        """;

    private static readonly Gen<string[]> Scopes =
        from low in Gen.Elements("", "unread: permit\n", "unread: hold for reviewer\nreleased: permit\n")
        from high in Gen.Elements("unread: permit\nreleased: permit\n", "unread: hold for reviewer\nreleased: refuse\n", "unread: refuse\n")
        select (string[])
        [
            $"scope: network low\nceiling: NATO UNCLASSIFIED\n{low}enforcement: detected",
            $"scope: network high\nceiling: NATO SECRET\n{high}enforcement: detected",
        ];

    public static readonly Gen<string> Permits = Gen.Frequency(
        (3, Selection().Select(names => $"permit: organisations {names}\nenforcement: enforced")),
        (3, Some(Nations).Select(names => $"permit: nations {names}\nenforcement: enforced")),
        (3, Some(Purposes).Select(names => $"permit: purposes {names}\nenforcement: attested")),
        (3, Some(Vendors).Select(names => $"permit: vendors {names}\nenforcement: enforced")),
        (1, Some(Models).Select(names => $"permit: models {names}\nenforcement: enforced")));

    public static readonly Gen<string> Prohibitions = Gen.OneOf(
        Selection().Select(names => $"exclude: organisations {names}\nenforcement: enforced"),
        from use in Gen.Elements(Uses)
        from when in Gen.Elements("refuse", "hold for reviewer")
        select $"forbid: use {use}\nwhen detected: {when}\nenforcement: detected");

    /// <summary>The rules of an agreement; the position of a rule is its clause's number.</summary>
    public static readonly Gen<string[]> Rules =
        from scopes in Scopes
        from permits in Permits.ArrayOf()
        from prohibitions in Gen.Choose(0, 2).SelectMany(count => Prohibitions.ArrayOf(count))
        select (string[])[.. scopes, .. Common, .. permits, .. prohibitions];

    public static readonly Gen<ExchangeFacts> Facts =
        from month in Gen.Frequency((12, Gen.Choose(0, 11)), (1, Gen.Choose(-1, 13)))
        from network in Gen.Frequency((6, Gen.Constant("high")), (3, Gen.Constant("low")), (1, Gen.Constant("other")))
        from organisation in Gen.Frequency((9, Gen.Elements(Organisations)), (1, Gen.Constant("stranger")))
        from nation in Gen.Elements(Nations)
        from purpose in Gen.Elements(Purposes)
        from vendor in Gen.Elements(Vendors)
        from model in Gen.Elements("big", "small", "vendor/big")
        from level in Gen.Choose(0, 5)
        from released in Gen.Frequency((4, Gen.Constant(0)), (1, Gen.Choose(1, 5)))
        from unread in Gen.Frequency((4, Gen.Constant(false)), (1, Gen.Constant(true)))
        from findings in Gen.Frequency((3, Gen.Constant(Array.Empty<string>())), (2, Gen.SubListOf(Uses).Select(uses => uses.ToArray())))
        select new ExchangeFacts
        {
            Time = Start.AddMonths(month).AddTicks(7),
            Network = NetworkId.Parse(network),
            Organisation = OrganisationId.Parse(organisation),
            Nation = NationCode.Parse(nation),
            Purpose = PurposeId.Parse(purpose),
            Vendor = VendorId.Parse(vendor),
            Model = ModelName.Parse(model),
            Grade = level == 0 ? Grade.Unmarked : new(PolicyId.Nato, (Classification)level),
            Released = released == 0 ? Grade.Unmarked : new(PolicyId.Nato, (Classification)released),
            Unread = unread,
            Findings = [.. findings.Select(UseId.Parse)],
        };

    /// <summary>One set of facts, for tests to which it does not matter which.</summary>
    public static readonly ExchangeFacts Example = new()
    {
        Time = Start.AddMonths(2).AddTicks(7),
        Network = NetworkId.Parse("low"),
        Organisation = OrganisationId.Parse("leaf"),
        Nation = NationCode.Parse("BEL"),
        Purpose = PurposeId.Parse("work"),
        Vendor = VendorId.Parse("vendor"),
        Model = ModelName.Parse("big"),
        Grade = Grade.Unmarked,
        Findings = UsesOf("spying"),
    };

    /// <summary>Clauses that permit much, so that random agreements permit often enough to be worth testing.</summary>
    private static string[] Common =>
    [
        "permit: nations BEL, USA\nenforcement: enforced",
        "permit: purposes work\nenforcement: attested",
        "permit: vendors vendor\nenforcement: enforced",
        "permit: organisations branch, agency\nenforcement: enforced",
    ];

    public static Agreement Build(IEnumerable<(int Number, string Rule)> clauses) => Samples.Parse(
        Head + string.Concat(clauses.Select(clause => $"## {clause.Number}. Clause\nIts text.\n\n```rule\n{clause.Rule}\n```\n\n")));

    public static Agreement Build(IEnumerable<string> rules) => Build(rules.Select((rule, index) => (index + 1, rule)));

    public static (string Kind, DecisionReason Reason, string Clauses) Essence(Decision decision) =>
        (decision.GetType().Name, decision.Reason, string.Join(' ', decision.Clauses.Select(clause => clause.Number)));

    public static ImmutableArray<UseId> UsesOf(params string[] uses) => [.. uses.Select(UseId.Parse)];

    private static Gen<string> Some(string[] values) =>
        from first in Gen.Elements(values)
        from others in Gen.SubListOf(values)
        select string.Join(", ", others.Append(first).Distinct());

    private static Gen<string> Selection() => Gen.OneOf(Some(Organisations), Some(Kinds).Select(kinds => "of kind " + kinds));
}
