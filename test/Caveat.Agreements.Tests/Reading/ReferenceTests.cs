using System.Text.RegularExpressions;
using Caveat.Agreements.Rules;
using Xunit;

namespace Caveat.Agreements.Tests.Reading;

/// <summary>The examples of docs/reference/agreement.md are rules, one of each form.</summary>
public sealed partial class ReferenceTests
{
    private const string Base = """
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
        | nato-unclassified | The second |

        | organisation | name | kind | nation | parent |
        |---|---|---|---|---|
        | department | The department | department | USA | - |
        | nsa | An agency | intelligence | USA | department |
        | audit-board | Auditors | audit | BEL | - |

        | vendor | name |
        |---|---|
        | vendor | The vendor |
        | self-hosted | Own machines |

        | purpose | description |
        |---|---|
        | audit | Checking |
        | intelligence-analysis | Analysis |

        | declaration | description |
        |---|---|
        | human-control-required | The law requires it |
        | fisa-order | An order of the court |

        | tool | class | effect |
        |---|---|---|
        | fire_* | weapons | acts |

        | authority | name | may | needs |
        |---|---|---|---|
        | oversight-office | The office | suspend waive | 1 |

        | person | name | rank | authority | key |
        |---|---|---|---|---|
        | oversight-director | The director | director | oversight-office | unenrolled |
        | legal-adviser | The adviser | - | - | - |

        ## 1. Network
        Where it runs.

        ```rule
        scope: network net-a
        ceiling: NATO UNCLASSIFIED
        enforcement: detected
        ```

        ### 4.2 Nations
        Not these.

        ```rule
        forbid: nations USA
        enforcement: enforced
        ```


        """;

    private static readonly string[] Examples =
    [
        .. Block().Matches(File.ReadAllText(Path.Combine(Samples.Root, "docs", "reference", "agreement.md"))).Select(match => match.Groups["rule"].Value),
    ];

    public static TheoryData<string> AllExamples => [.. Examples];

    [Theory]
    [MemberData(nameof(AllExamples))]
    public void An_example_is_read_and_is_in_canonical_words(string rule) => Assert.Equal(rule, RuleText.Write(Read(rule)));

    [Fact]
    public void There_is_an_example_of_every_form()
    {
        // The five permits differ only in what they list, which one example and a sentence say.
        string[] forms = [.. typeof(Rule).GetNestedTypes().Select(type => type.Name).Where(name => name == nameof(Rule.PermitOrganisations) || !name.StartsWith("Permit", StringComparison.Ordinal))];
        Assert.Equal(forms.Order(), Examples.Select(rule => Read(rule).Rule!.GetType().Name).Distinct().Order());
    }

    private static Clause Read(string rule) => Samples.Parse($"{Base}## 9. More\nText.\n\n```rule\n{rule}\n```\n").Clauses[^1];

    [GeneratedRegex("^```rule\n(?<rule>.*?)\n```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Block();
}
