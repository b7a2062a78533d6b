using Caveat.Agreements.Analysis.Regions;
using Caveat.Agreements.Analysis.Spaces;
using Caveat.Agreements.Evaluation;

namespace Caveat.Agreements.Analysis.Differences;

/// <summary>How many combinations of facts two versions decide otherwise, each decided by the evaluation.</summary>
/// <param name="Changed">Null where there are too many to decide one by one.</param>
/// <param name="Otherwise">How many the regions have otherwise than the evaluation; never any.</param>
internal readonly record struct OutcomeCount(double Combinations, long? Changed, long Otherwise)
{
    public static OutcomeCount Run(Survey survey, AgreementRegions before, AgreementRegions after, Box universe)
    {
        double combinations = survey.Space.Dimensions.Aggregate(1.0, (product, dimension) =>
            product * Enumerable.Range(0, dimension.Classes.Count).Count(i => universe.Has(dimension, i)));
        if (combinations > CrossCheck.MaxCombinations)
        {
            return new(combinations, null, 0);
        }

        AgreementEvaluator old = new(before.Agreement);
        AgreementEvaluator next = new(after.Agreement);
        Box[] oldRefused = [.. before.Refused];
        Box[] oldHeld = [.. before.Held];
        Box[] nextRefused = [.. after.Refused];
        Box[] nextHeld = [.. after.Held];
        long changed = 0;
        long otherwise = 0;
        Combination combination = new(survey.Space, universe);
        do
        {
            var facts = combination.Facts;
            var was = CrossCheck.Of(old.Decide(facts));
            var now = CrossCheck.Of(next.Decide(facts));
            changed += was == now ? 0 : 1;
            otherwise += was == CrossCheck.Of(oldRefused, oldHeld, combination.Bits) && now == CrossCheck.Of(nextRefused, nextHeld, combination.Bits) ? 0 : 1;
        }
        while (combination.Next());
        return new(combinations, changed, otherwise);
    }
}
