using Caveat.Agreements.Analysis;
using Xunit;

namespace Caveat.Agreements.Tests.Analysis;

public sealed class RuleSentenceTests
{
    [Theory]
    [InlineData("require: human approval\nby: 2 of role reviewer\nwhen: nations USA\nenforcement: enforced", "Exchanges of people of USA are held until 2 people of the role reviewer, other than the caller, approve.", "Les échanges de personnes de USA sont retenus jusqu’à l’approbation de 2 personnes du rôle réviseur, autres que l’appelant.")]
    [InlineData("require: review before release\nby: 1 of role legal\nenforcement: enforced", "All answers are kept until one person of the role legal, other than the caller, releases them.", "Toutes les réponses sont gardées jusqu’à l’accord d’une personne du rôle juriste, autre que l’appelant.")]
    [InlineData("limit: 1000 requests per caller per day, 500 requests from 2026-03-02T17:00:00Z\nenforcement: enforced", "Callers are limited to 1,000 requests, from 2 March 2026 17:00 UTC 500 requests each per day.", "Les appelants sont limités à 1\u202f000 requêtes, à partir du 2 mars 2026 à 17\u00a0h\u00a000 UTC 500 requêtes par jour.")]
    [InlineData("protect: personal-data\nwhen detected: redact\nenforcement: detected", "Prompts in which personal-data are found are sent to a model only without them.", "Les demandes où des données personal-data sont trouvées ne sont envoyées à un modèle que sans elles.")]
    [InlineData("residency: FRA, DEU\nenforcement: attested", "Providers are permitted only where they run in FRA or DEU.", "Les fournisseurs sont autorisés seulement là où ils sont situés en FRA ou DEU.")]
    [InlineData("report: every month to vendor\nenforcement: attested", "Reports are due every month to vendor.", "Des rapports sont dus chaque mois à vendor.")]
    public void A_rule_is_said_in_both_languages(string rule, string english, string french)
    {
        var clause = Samples.Parse(Document.With(rule.Replace(", 500 requests from", ", 500 from", StringComparison.Ordinal).Split('\n'))).Clauses[^1];
        Assert.Equal((english, french), (RuleSentence.Of(clause.Rule!, Language.English), RuleSentence.Of(clause.Rule!, Language.French)));
    }

    [Fact]
    public void Every_form_of_rule_and_term_has_words_in_both_languages()
    {
        for (int seed = 0; seed < 100; seed++)
        {
            foreach (var clause in RandomAgreement.Make(seed).Clauses.Where(clause => clause.Rule is not null))
            {
                Assert.All([Language.English, Language.French], language => Assert.EndsWith(".", RuleSentence.Of(clause.Rule!, language), StringComparison.Ordinal));
            }
        }
    }
}
