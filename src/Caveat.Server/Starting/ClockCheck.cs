using System.Globalization;
using System.Text.Json;
using Caveat.Ledger;

namespace Caveat.Server.Starting;

/// <summary>Compares the clock with the log's last entry.</summary>
internal static class ClockCheck
{
    /// <summary>How far clocks may differ without anybody's doing.</summary>
    private static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(1);

    /// <returns>A sentence when the clock shows a time before the last entry: what has ended since would begin again. Else null.</returns>
    public static async Task<string?> FindFaultAsync(AppendLog log, DateTimeOffset now)
    {
        if (log.DurableSize == 0 || Time(await log.ReadEntryAsync(log.DurableSize - 1, CancellationToken.None).ConfigureAwait(false)) is not { } last || now >= last - Tolerance)
        {
            return null;
        }

        return $"The clock shows {Utc(now)}, and the log's last entry was made at {Utc(last)}: set the clock, or give another --data to begin a new log.";
    }

    private static DateTimeOffset? Time(ReadOnlyMemory<byte> entry)
    {
        using var json = JsonDocument.Parse(entry);
        return json.RootElement.TryGetProperty("time", out var time) && time.TryGetDateTimeOffset(out var value) ? value : null;
    }

    private static string Utc(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
