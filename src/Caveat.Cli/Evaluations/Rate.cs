namespace Caveat.Cli.Evaluations;

/// <summary>A measured share with its Wilson score interval at 95 %. All three are NaN when nothing was measured.</summary>
internal readonly record struct Rate(double Value, double Low, double High)
{
    private const double Z = 1.959963984540054;

    /// <summary>The share of <paramref name="count"/> among <paramref name="total"/>.</summary>
    public static Rate Of(int count, int total)
    {
        if (total == 0)
        {
            return new Rate(double.NaN, double.NaN, double.NaN);
        }
        var share = (double)count / total;
        var centre = share + (Z * Z / (2.0 * total));
        var spread = Z * Math.Sqrt(((share * (1 - share)) + (Z * Z / (4.0 * total))) / total);
        var scale = 1 + (Z * Z / total);
        return new Rate(share, Math.Max(0, (centre - spread) / scale), Math.Min(1, (centre + spread) / scale));
    }
}
