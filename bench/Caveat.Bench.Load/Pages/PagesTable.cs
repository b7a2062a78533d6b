using System.Diagnostics;
using System.Globalization;

namespace Caveat.Bench.Load.Pages;

/// <summary>The rows that <c>pages</c> prints, in Markdown.</summary>
internal static class PagesTable
{
    public const string Head =
        """

        | | readers | took s | CPU s | tokens | CPU µs per token | of these while all stream | steps a reader | token to reader p50 ms | p99 | resident MiB before | most |
        |---|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|
        """;

    public static string Row(RoundResult round) => string.Create(
        CultureInfo.InvariantCulture,
        $"| {round.Name} | {round.Readers} | {round.Took.TotalSeconds:0.0} | {round.Processor.TotalSeconds:0.00} | {round.Tokens} | {PerToken(round.Processor, round.Tokens)} | {PerToken(round.SteadyProcessor, round.SteadyTokens)} | {round.Steps / round.Readers} | {round.Delays.Quantile(0.5) / 1e6:0.0} | {round.Delays.Quantile(0.99) / 1e6:0.0} | {Mebibytes(round.ResidentBefore)} | {Mebibytes(round.ResidentMost)} |");

    public static string Mebibytes(long bytes) => (bytes >> 20).ToString(CultureInfo.InvariantCulture);

    /// <summary>How long a page takes, to its last byte; the median of several times.</summary>
    public static async Task TimeAsync(TextWriter output, string what, Visitor visitor, Func<Task> act, int times = 1)
    {
        var took = new double[times];
        for (int i = 0; i < times; i++)
        {
            long started = Stopwatch.GetTimestamp();
            await act();
            took[i] = Stopwatch.GetElapsedTime(started).TotalMilliseconds;
        }
        Array.Sort(took);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {what} | {took[times / 2]:0.0} ms | {visitor.LastBytes / 1024.0:0} KiB |"));
    }

    private static string PerToken(TimeSpan processor, long tokens) =>
        tokens == 0 ? "" : (processor.TotalMicroseconds / tokens).ToString("0.0", CultureInfo.InvariantCulture);
}
