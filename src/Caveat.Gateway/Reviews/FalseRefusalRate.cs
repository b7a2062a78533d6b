namespace Caveat.Gateway.Reviews;

/// <summary>A share with its 95 % interval by Wilson's score (E. B. Wilson, 1927); all from 0 to 1.</summary>
public readonly record struct FalseRefusalRate(double Rate, double Lowest, double Highest)
{
    private const double Z = 1.959963984540054;

    /// <param name="among">More than 0.</param>
    public static FalseRefusalRate Of(long found, long among)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(among);
        double n = among;
        var rate = found / n;
        var width = 1 + (Z * Z / n);
        var centre = (rate + (Z * Z / (2 * n))) / width;
        var half = Z * Math.Sqrt((rate * (1 - rate) / n) + (Z * Z / (4 * n * n))) / width;
        return new FalseRefusalRate(rate, Math.Max(0, centre - half), Math.Min(1, centre + half));
    }
}
