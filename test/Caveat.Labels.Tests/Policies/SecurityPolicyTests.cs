using Caveat.Labels.Grammar;
using Caveat.Labels.Policies;
using Xunit;

namespace Caveat.Labels.Tests.Policies;

public sealed class SecurityPolicyTests
{
    [Fact]
    public void NATO_the_EU_PUBLIC_JOINT_and_all_members_of_NATO_have_a_policy()
    {
        Assert.True(SecurityPolicies.BuiltIn.TryFind(PolicyId.Nato, out var nato));
        Assert.Equal(32, nato.Members.Distinct().Count());
        foreach (var name in nato.Members.Union(["NATO", "EU", "PUBLIC", "JOINT"]))
        {
            Assert.True(SecurityPolicies.BuiltIn.TryFind(PolicyId.Parse(name), out var policy), name);
            Assert.Equal(name, policy.Id.Name);
        }
        Assert.Equal(36, SecurityPolicies.BuiltIn.All.Length);
    }

    [Theory]
    [InlineData("1.3.26.1.3.1", "NATO")]
    [InlineData("urn:oid:1.3.26.1.3.1", "NATO")]
    [InlineData("URN:OID:1.3.6.1.4.1.31778.12.2.1", "PUBLIC")]
    public void A_policy_is_found_by_its_object_identifier(string oid, string name)
    {
        Assert.True(SecurityPolicies.BuiltIn.TryFindByOid(oid, out var policy));
        Assert.Equal(name, policy.Id.Name);
        Assert.False(SecurityPolicies.BuiltIn.TryFindByOid("", out _));
    }

    [Theory]
    [InlineData("uk", "GBR")]
    [InlineData("US", "USA")]
    [InlineData("European Union", "EU")]
    public void A_policy_is_found_by_another_name_of_it(string alias, string name)
    {
        Assert.True(SecurityPolicies.BuiltIn.TryFind(PolicyId.Parse(alias), out var policy));
        Assert.Equal(name, policy.Id.Name);
    }

    [Fact]
    public void No_two_classifications_of_a_policy_are_spelt_alike()
    {
        foreach (var policy in SecurityPolicies.BuiltIn.All)
        {
            var spellings = policy.Classifications.SelectMany(classification =>
                classification.Phrases.Select(phrase => phrase.Text).Concat(classification.Aliases).Append(classification.Name)
                    .Select(text => (Text: text.ToUpperInvariant(), classification.Name)).Distinct());
            Assert.All(spellings.GroupBy(spelling => spelling.Text), group => Assert.Single(group.Select(spelling => spelling.Name).Distinct()));
            var portions = policy.Classifications.Select(classification => classification.Portion).Where(portion => portion.Length > 0).ToList();
            Assert.Equal(portions.Count, portions.Distinct(StringComparer.OrdinalIgnoreCase).Count());
        }
    }

    [Fact]
    public void Classifications_go_down_in_level_from_the_first()
    {
        foreach (var policy in SecurityPolicies.BuiltIn.All)
        {
            Assert.Equal(policy.Classifications.Select(entry => entry.Level).OrderDescending(), policy.Classifications.Select(entry => entry.Level));
        }
    }

    [Theory]
    [InlineData("NATO", "SECRET", Classification.Secret)]
    [InlineData("ROU", "SECRET", Classification.Confidential)]
    [InlineData("ESP", "SECRETO", Classification.TopSecret)]
    [InlineData("PRT", "SECRETO", Classification.Secret)]
    [InlineData("ESP", "RESERVADO", Classification.Secret)]
    [InlineData("PRT", "RESERVADO", Classification.Restricted)]
    [InlineData("DEU", "SECRET", Classification.Secret)]
    [InlineData("BEL", "ZEER GEHEIM", Classification.TopSecret)]
    [InlineData("UK", "official-sensitive", Classification.Restricted)]
    [InlineData("USA", "CUI", Classification.Unclassified)]
    [InlineData("PUBLIC", "UNMARKED", Classification.Unmarked)]
    public void A_label_has_the_grade_that_its_own_policy_gives_it(string policy, string classification, Classification level)
    {
        Assert.True(SecurityPolicies.BuiltIn.TryGradeOf(new Label(PolicyId.Parse(policy), classification), out var grade));
        Assert.Equal(level, grade.Classification);
    }

    [Theory]
    [InlineData("NATO", "SECERT")]
    [InlineData("XYZ", "UNCLASSIFIED")]
    public void What_is_not_known_counts_as_top_secret(string policy, string classification)
    {
        var label = new Label(PolicyId.Parse(policy), classification);
        Assert.False(SecurityPolicies.BuiltIn.TryGradeOf(label, out _));
        Assert.Equal(Classification.TopSecret, SecurityPolicies.BuiltIn.GradeOf(label).Classification);
    }

    [Fact]
    public void A_label_that_breaks_rules_gets_a_sentence_for_each()
    {
        var label = SampleLabels.Of("NATO", "RESTRICTED",
            (CategoryType.Permissive, "Context", "NATO, KFOR, Releasable"),
            (CategoryType.Permissive, "Additional Sensitivity", "ATOMAL"),
            (CategoryType.Informative, "Administrative", "STAFF, GOSSIP"),
            (CategoryType.Restrictive, "Colour", "RED"));

        Assert.Equal(
            [
                "The category Context must have 1 value and has 2.",
                "Context Releasable announces the category Releasable To, which is missing.",
                "The category Additional Sensitivity is restrictive and not permissive.",
                "Additional Sensitivity ATOMAL is not used at RESTRICTED: remove it or correct the classification.",
                "Administrative is used only at UNCLASSIFIED and not at RESTRICTED.",
                "The category Administrative has no value \"GOSSIP\".",
                "The policy NATO has no category \"Colour\".",
            ],
            SecurityPolicies.BuiltIn.Validate(label));
    }

    [Fact]
    public void A_release_repeats_its_context_and_is_announced()
    {
        Assert.Empty(SecurityPolicies.BuiltIn.Validate(SampleLabels.Nato("SECRET", (CategoryType.Permissive, "Releasable To", "NATO, CHE"))));
        Assert.Equal(
            ["The category Releasable To needs the value Releasable in the category Context.", "The category Releasable To must also have the value NATO."],
            SecurityPolicies.BuiltIn.Validate(SampleLabels.Of("NATO", "SECRET", (CategoryType.Permissive, "Context", "NATO"), (CategoryType.Permissive, "Releasable To", "CHE"))));
        Assert.Equal(
            ["The category Releasable To must have a value beside NATO."],
            SecurityPolicies.BuiltIn.Validate(SampleLabels.Nato("SECRET", (CategoryType.Permissive, "Releasable To", "NATO"))));
    }

    [Fact]
    public void What_is_obsolete_is_read_and_not_issued()
    {
        var legacy = new Label(PolicyId.Parse("FRA"), "CONFIDENTIEL DÉFENSE");
        Assert.Empty(SecurityPolicies.BuiltIn.Validate(legacy));
        Assert.Equal(["CONFIDENTIEL DÉFENSE is obsolete: it is read on old labels and not put on new ones."], SecurityPolicies.BuiltIn.Validate(legacy, issuing: true));
    }

    [Fact]
    public void Every_term_of_the_shared_table_is_read_at_its_level()
    {
        var path = Path.Combine(Vectors.Root, "..", "shared", "facts", "national-equivalents.tsv");
        Assert.SkipUnless(File.Exists(path), "The table of national terms is not beside this repository.");
        Dictionary<string, Classification> levels = new() { ["TS"] = Classification.TopSecret, ["S"] = Classification.Secret, ["C"] = Classification.Confidential, ["R"] = Classification.Restricted };
        foreach (var row in File.ReadLines(path).Skip(1).Select(line => line.Split('\t')))
        {
            var term = row[3].Split(" (", StringSplitOptions.TrimEntries)[0];
            if (term.Length == 0 || row[3] == "(none)" || row[0] == "SWE" && term.StartsWith("HEMLIG AV", StringComparison.Ordinal))
            {
                continue;
            }
            Assert.True(MarkingText.TryParse(term, out var label, out var fault, PolicyId.Parse(row[0])), $"{row[0]} {term}: {fault}");
            Assert.Equal(levels[row[2]], SecurityPolicies.BuiltIn.GradeOf(label).Classification);
        }
    }
}
