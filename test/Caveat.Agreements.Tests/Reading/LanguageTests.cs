using System.Text;
using Caveat.Agreements.Reading;
using Xunit;

namespace Caveat.Agreements.Tests.Reading;

public sealed class LanguageTests
{
    private const string Bilingual = """
        ---
        agreement: test
        version: 1
        in-force: 2026-01-01T00:00:00Z
        languages: en, fr
        ---
        # A test

        ## 1. Parties

        #### fr Parties

        ### 1.1 Tables
        All stand here.

        | party | role | key | signs |
        |---|---|---|---|
        | department | runs it | unenrolled | required |

        | network | name |
        |---|---|
        | net-a | The first |

        #### fr Tableaux
        Ils figurent ci-dessus.

        ## 2. Network
        Where it runs.

        And what may enter.

        ### fr Réseau
        Où il fonctionne.

        - Et ce qui peut y entrer.

        ```rule
        scope: network net-a
        ceiling: NATO UNCLASSIFIED
        enforcement: detected
        ```

        """;

    private static readonly Language French = Language.French;

    [Fact]
    public void A_clause_has_a_title_and_a_text_in_every_language()
    {
        Agreement agreement = Samples.Parse(Bilingual);
        Assert.Equal(["en", "fr"], agreement.Languages.Select(language => language.Code));
        Assert.Equal(["1.1", "2"], agreement.Clauses.Select(clause => clause.Number.Value));
        Clause network = agreement.Clauses[1];
        Assert.Equal(("Network", "Where it runs.\n\nAnd what may enter."), (network.Title, network.Text));
        Assert.Equal(new ClauseText(French, "Réseau", "Où il fonctionne.\n\n- Et ce qui peut y entrer."), network.In(French));
        Assert.Equal("Network", network.In(Language.English).Title);
        Assert.NotNull(network.Rule);
        Assert.DoesNotContain("Ils figurent", agreement.Clauses[0].Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("### fr Réseau", "### fra Réseau", "27:1: Clause 2 has no text in \"fr\": write one under a heading \"#### fr …\", above the rule block.")]
    [InlineData("### fr Réseau\n", "", "27:1: Clause 2 has no text in \"fr\": write one under a heading \"#### fr …\", above the rule block.")]
    [InlineData("### fr Réseau", "### fr", "32:5: Clause 2 has no title in \"fr\": write one after the code.")]
    [InlineData("### fr Réseau", "### en Network", "32:5: \"en\" is the first language of the agreement: its text stands directly under the clause's heading, so remove this one.")]
    [InlineData("- Et ce qui peut y entrer.", "### fr Encore\nEt ceci.", "35:5: Clause 2 has a second text in \"fr\" here: keep one.")]
    [InlineData("# A test\n", "# A test\n## fr Un essai\n", "8:4: The heading starts a text in \"fr\" outside a clause: put it under a heading with a number, such as \"### 4.2 Title\".")]
    [InlineData("Where it runs.\n\nAnd what may enter.\n", "", "34:1: Clause 2 has a rule and no text: write above the rule what it means, for that is what the parties sign.")]
    [InlineData("All stand here.\n", "", "")]
    [InlineData("languages: en, fr", "languages: en, french", "5:16: \"french\" is not a language: write its two letters as in ISO 639-1, such as fr.")]
    [InlineData("languages: en, fr", "languages: en, fr, fr", "5:20: \"fr\" is listed twice: remove one.")]
    public void A_fault_in_the_languages_is_told_with_its_place_and_its_mend(string sound, string broken, string expected)
    {
        Assert.Contains(sound, Bilingual, StringComparison.Ordinal);
        ReadResult result = AgreementReader.Read(Encoding.UTF8.GetBytes(Bilingual.Replace(sound, broken, StringComparison.Ordinal)), "a.md");
        if (expected.Length == 0)
        {
            Assert.IsType<ReadResult.Parsed>(result);
            return;
        }

        Assert.Contains("a.md:" + expected, Assert.IsType<ReadResult.Rejected>(result).Errors.Select(error => error.ToString()));
    }

    [Fact]
    public void A_text_in_another_language_after_the_rule_is_refused() => Assert.Contains(
        "Text follows the rule of clause 2",
        Assert.IsType<ReadResult.Rejected>(AgreementReader.Read(Encoding.UTF8.GetBytes(Bilingual + "#### fr Suite\nEncore.\n"), "a.md")).Errors[0].Message,
        StringComparison.Ordinal);
}
