using Caveat.Agreements.Rules;

namespace Caveat.Gateway.Limits;

/// <summary>The periods of limits on the calendar of UTC.</summary>
internal static class LimitPeriods
{
    public static DateTimeOffset StartOf(LimitPeriod period, DateTimeOffset time)
    {
        var utc = time.UtcDateTime;
        return period switch
        {
            LimitPeriod.Hour => new(utc.Date.AddHours(utc.Hour), TimeSpan.Zero),
            LimitPeriod.Day => new(utc.Date, TimeSpan.Zero),
            _ => new(new DateTime(utc.Year, utc.Month, 1, 0, 0, 0, DateTimeKind.Utc), TimeSpan.Zero),
        };
    }
}
