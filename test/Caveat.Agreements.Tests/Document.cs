namespace Caveat.Agreements.Tests;

/// <summary>The smallest sound document; tests break it in one place.</summary>
internal static class Document
{
    public const string Minimal = """
        ---
        agreement: test
        version: 1
        in-force: 2026-01-01T00:00:00Z
        ---
        # A test

        | party | role | key | signs |
        |---|---|---|---|
        | department | runs it | unenrolled | required |
        | vendor | supplies it | unenrolled | required |

        | network | name |
        |---|---|
        | net-a | The first |

        | organisation | name | kind | nation | parent |
        |---|---|---|---|---|
        | office | An office | office | BEL | - |
        | desk | A desk | office | BEL | office |
        | agency | An agency | intelligence | USA | office |

        | vendor | name |
        |---|---|
        | vendor | The vendor |

        | purpose | description |
        |---|---|
        | staff-work | Work |

        ## 1. Network
        Where it runs.

        ```rule
        scope: network net-a
        ceiling: NATO UNCLASSIFIED
        enforcement: detected
        ```

        ## 2. Bodies
        Who may use it.

        ```rule
        permit: organisations office
        enforcement: enforced
        ```

        ## 3. Nations
        Whose people may use it.

        ```rule
        permit: nations BEL, USA
        enforcement: enforced
        ```

        ## 4. Purposes
        What for.

        ```rule
        permit: purposes staff-work
        enforcement: attested
        ```

        ## 5. Vendors
        With what.

        ```rule
        permit: vendors vendor
        enforcement: enforced
        ```

        """;

    /// <summary>The document with one more clause, number 9.</summary>
    public static string With(params string[] rule) =>
        Minimal + "## 9. More\nMore text.\n\n```rule\n" + string.Join('\n', rule) + "\n```\n";

    /// <summary>The same with every table filled, and a clause 6 that can have exceptions.</summary>
    public static string Full { get; } = Minimal.Replace("## 1. Network", FullTables + "\n## 1. Network", StringComparison.Ordinal) + """
        ## 6. Uses
        What not.

        ```rule
        forbid: use spying
        when detected: refuse
        enforcement: detected
        ```

        """;

    /// <summary>The full document with one more clause, number 9.</summary>
    public static string FullWith(params string[] rule) =>
        Full + "## 9. More\nMore text.\n\n```rule\n" + string.Join('\n', rule) + "\n```\n";

    private const string FullTables = """
        | tool | class | effect |
        |---|---|---|
        | search_* | reading | reads |
        | fire_* | weapons | acts |

        | declaration | description |
        |---|---|
        | warrant | A court issued a warrant |
        | control-required | A law requires human control |

        | authority | name | may | needs |
        |---|---|---|---|
        | office-of-review | The office of review | terminate suspend waive | 2 |
        | court | The court | stay reinstate | 1 |

        | person | name | rank | authority | key |
        |---|---|---|---|---|
        | ada | Ada | general | office-of-review | unenrolled |
        | ben | Ben | colonel | office-of-review | unenrolled |
        | judge | Judge | - | court | unenrolled |
        | eve | Eve | - | - | - |

        """;
}
