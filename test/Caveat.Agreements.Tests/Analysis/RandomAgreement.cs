namespace Caveat.Agreements.Tests.Analysis;

/// <summary>Random agreements over a small register and the whole vocabulary, each from a seed.</summary>
internal static class RandomAgreement
{
    private static readonly string[] Organisations = ["root", "branch", "agency", "cell"];
    private static readonly string[] Nations = ["BEL", "USA", "FRA"];
    private static readonly string[] Purposes = ["work", "audit"];
    private static readonly string[] Vendors = ["vendor", "local"];
    private static readonly string[] Uses = ["spying", "shooting"];
    private static readonly string[] Declarations = ["warrant", "control"];
    private static readonly string[] Times = ["2026-03-01T00:00:00Z", "2026-06-01T00:00:00Z", "2027-03-01T00:00:00Z"];

    private const string Register = """
        # A test

        | party | role | key | signs |
        |---|---|---|---|
        | one | signs | unenrolled | required |

        | network | name |
        |---|---|
        | low | Low |
        | high | High |

        | organisation | name | kind | nation | parent |
        |---|---|---|---|---|
        | root | Root | office | BEL | - |
        | branch | Branch | office | BEL | root |
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

        | declaration | description |
        |---|---|
        | warrant | A judge's warrant |
        | control | A person controls it |

        | tool | class | effect |
        |---|---|---|
        | fire* | weapons | acts |
        | *_db | records | writes |
        | fire_db | records | writes |


        """;

    public static Agreement Make(int seed, string front = "", int most = 6, string id = "test") =>
        Samples.Parse(Text(seed, front, most).Replace("agreement: test\n", $"agreement: {id}\n", StringComparison.Ordinal));

    public static string Text(int seed, string front = "", int most = 6)
    {
        Random random = new(seed);
        List<string> rules =
        [
            "scope: network low\nceiling: NATO UNCLASSIFIED, NATO SECRET from 2026-06-01T00:00:00Z\n" + Pick(random, "", "unread: permit\n", "unread: hold for reviewer\nreleased: permit\n") + "enforcement: detected",
            "permit: nations BEL, USA\nenforcement: enforced",
            "permit: purposes work\nenforcement: attested",
            "permit: vendors vendor\nenforcement: enforced",
            "permit: organisations root\nenforcement: enforced",
        ];
        if (front.Contains("overlay", StringComparison.Ordinal))
        {
            rules.RemoveAll(rule => !rule.StartsWith("scope", StringComparison.Ordinal) && random.Next(2) == 0);
            rules.Add("forbid: use spying\nwhen detected: refuse\nenforcement: detected");
        }

        int scopes = rules.Count;
        int count = 1 + random.Next(most);
        for (int i = 0; i < count; i++)
        {
            rules.Add(Rule(random, random.Next(10) == 0 ? "" : Dates(random)));
        }

        var weakened = rules.Select((rule, i) => (rule, i)).Where(entry => entry.i >= scopes && !entry.rule.StartsWith("permit", StringComparison.Ordinal)).ToArray();
        for (int i = 0; weakened.Length > 0 && i < 1 + random.Next(3); i++)
        {
            rules.Add($"except: clause {weakened[random.Next(weakened.Length)].i + 1}\n{Condition(random, "when", 1)}then: {Pick(random, "permit", "hold for reviewer")}\nenforcement: attested");
        }

        string until = random.Next(2) == 0 ? "until: 2027-01-01T00:00:00Z\n" : "";
        return $"---\nagreement: test\nversion: 1\nin-force: 2026-01-01T00:00:00Z\n{until}{front}---\n{Register}"
            + string.Concat(rules.Select((rule, i) => $"## {i + 1}. Clause\nIts text.\n\n```rule\n{rule}\n```\n\n"));
    }

    private static string Rule(Random random, string dates) => random.Next(12) switch
    {
        0 => $"permit: organisations {Some(random, Organisations)}\n{dates}enforcement: enforced",
        1 => $"permit: models vendor/{Pick(random, "big", "*")}, local/big\n{dates}enforcement: enforced",
        2 => $"exclude: organisations {Pick(random, "of kind intelligence", "cell", "branch")}\n{dates}enforcement: enforced",
        3 => $"require: human approval\nby: 2 of role reviewer\n{Condition(random, "when", 0)}{dates}enforcement: attested",
        4 => $"require: legal authority {Some(random, Declarations)}\n{Condition(random, "when", 0)}{dates}enforcement: attested",
        5 => $"require: marking on answer\n{Condition(random, "when", 0)}{dates}enforcement: attested",
        6 => $"require: review before release\nby: 1 of role legal\n{Condition(random, "when", 0)}{dates}enforcement: attested",
        7 => $"limit: 100 requests per caller per day\n{Condition(random, "when", 0)}{dates}enforcement: attested",
        8 => $"protect: {Pick(random, "secrets\nwhen detected: refuse", "personal-data\nwhen detected: redact", "personal-data\nwhen detected: hold for reviewer")}\n{dates}enforcement: detected",
        9 => $"residency: {Some(random, Nations)}\n{dates}enforcement: attested",
        _ => Forbid(random) + dates + "enforcement: attested",
    };

    private static string Forbid(Random random)
    {
        string condition = Condition(random, "forbid", 1);
        bool screened = condition.Contains(": use", StringComparison.Ordinal) || condition.Contains(": data", StringComparison.Ordinal);
        return condition + $"{(screened ? "when detected" : "then")}: {Pick(random, "refuse", "hold for reviewer")}\n";
    }

    private static string Condition(Random random, string key, int least)
    {
        int count = least + random.Next(3 - least);
        HashSet<string> terms = [];
        while (terms.Count < count)
        {
            terms.Add(Term(random));
        }

        return string.Concat(terms.Select((term, i) => $"{(i == 0 ? key : "and")}: {term}\n"));
    }

    private static string Term(Random random) => random.Next(11) switch
    {
        0 => $"use {Some(random, Uses)}",
        1 => $"purposes {Some(random, Purposes)}",
        2 => $"organisations {Some(random, Organisations)}",
        3 => "organisations of kind intelligence",
        4 => $"nations {Some(random, Nations)}",
        5 => $"vendors {Some(random, Vendors)}",
        6 => $"models vendor/{Pick(random, "big", "*")}",
        7 => $"data {Pick(random, "secrets", "personal-data")}",
        8 => $"label above NATO {Pick(random, "UNCLASSIFIED", "CONFIDENTIAL")}",
        9 => $"tools {Pick(random, "weapons", "records", "weapons, unknown")}",
        _ => $"{Pick(random, "", "not ")}declared {Some(random, Declarations)}",
    };

    private static string Dates(Random random) => random.Next(3) == 0 ? $"from: {Times[random.Next(2)]}\nuntil: {Times[2]}\n" : "";

    private static string Some(Random random, string[] values)
    {
        string[] some = [.. values.Where(_ => random.Next(2) == 0)];
        return string.Join(", ", some.Length == 0 ? [values[random.Next(values.Length)]] : some);
    }

    private static string Pick(Random random, params string[] values) => values[random.Next(values.Length)];
}
