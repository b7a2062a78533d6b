using Caveat.Agreements.Analysis.Regions;
using Caveat.Agreements.Analysis.Spaces;
using Caveat.Agreements.Evaluation;
using Xunit;

namespace Caveat.Agreements.Tests.Analysis;

public sealed class RegionTests
{
    [Fact]
    public void The_regions_say_what_the_evaluation_decides_in_every_combination()
    {
        double total = 0;
        for (int seed = 0; seed < 120; seed++)
        {
            string front = (seed % 5) switch
            {
                0 => "overlay: yes\n",
                1 => "applies-to: nations BEL\n",
                _ => "",
            };
            Survey survey = new([RandomAgreement.Make(seed, front, most: 1 + (seed % 4))]);
            if (survey.Space.Combinations > 15_000)
            {
                continue;
            }

            total += survey.Space.Combinations;
            AssertSame(survey, seed);
        }

        Assert.True(total > 50_000, $"Only {total} combinations were compared.");
    }

    private static void AssertSame(Survey survey, int seed)
    {
        var agreement = survey.Agreements[0];
        AgreementRegions regions = new(survey, agreement);
        AgreementEvaluator evaluator = new(agreement);
        Box[] refused = [.. regions.Refused];
        Box[] held = [.. regions.Held];
        Combination combination = new(survey.Space, survey.Space.Full);
        do
        {
            var decision = evaluator.Decide(combination.Facts);
            var standing = CrossCheck.Of(refused, held, combination.Bits);
            Assert.True(CrossCheck.Of(decision) == standing, $"Seed {seed}: decided {decision}, the regions say {standing}: {combination.Facts}");
        }
        while (combination.Next());
    }
}
