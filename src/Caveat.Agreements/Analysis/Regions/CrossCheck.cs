using Caveat.Agreements.Analysis.Spaces;
using Caveat.Agreements.Evaluation;

namespace Caveat.Agreements.Analysis.Regions;

/// <summary>Every combination, decided by the evaluation and compared with the regions, so that what the analysis says is what the gateway does.</summary>
internal static class CrossCheck
{
    /// <summary>More combinations than this are not decided one by one.</summary>
    public const double MaxCombinations = 2_000_000;

    /// <returns>How many were decided, and how many of them the regions have otherwise.</returns>
    public static (long Decided, long Otherwise) Run(Survey survey, AgreementRegions regions)
    {
        if (survey.Space.Combinations > MaxCombinations)
        {
            return default;
        }

        AgreementEvaluator evaluator = new(regions.Agreement);
        Box[] refused = [.. regions.Refused];
        Box[] held = [.. regions.Held];
        long decided = 0;
        long otherwise = 0;
        Combination combination = new(survey.Space, survey.Space.Full);
        do
        {
            decided++;
            otherwise += Of(evaluator.Decide(combination.Facts)) == Of(refused, held, combination.Bits) ? 0 : 1;
        }
        while (combination.Next());
        return (decided, otherwise);
    }

    public static Standing Of(Decision decision) => decision switch
    {
        Decision.Refused => Standing.Refused,
        Decision.Held => Standing.Held,
        _ => Standing.Permitted,
    };

    public static Standing Of(Box[] refused, Box[] held, ReadOnlySpan<ulong> combination) =>
        Has(refused, combination) ? Standing.Refused
        : Has(held, combination) ? Standing.Held
        : Standing.Permitted;

    private static bool Has(Box[] boxes, ReadOnlySpan<ulong> combination)
    {
        foreach (var box in boxes)
        {
            if (box.HasPoint(combination))
            {
                return true;
            }
        }

        return false;
    }
}
