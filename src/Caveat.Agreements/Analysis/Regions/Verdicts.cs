using Caveat.Agreements.Analysis.Spaces;
using Caveat.Agreements.Evaluation;

namespace Caveat.Agreements.Analysis.Regions;

/// <summary>What becomes of every combination of some facts, decided by the evaluation itself, and whether the regions say the same.</summary>
internal static class Verdicts
{
    /// <summary>More combinations than this are not gone through one by one.</summary>
    public const double MaxCombinations = 2_000_000;

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
