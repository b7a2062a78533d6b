using Microsoft.Extensions.Logging;

namespace Caveat.Gateway;

/// <summary>Everything that the gateway logs. Ids, counts and codes; never content, at any level.</summary>
internal static partial class Log
{
    [LoggerMessage(EventId = 1001, Level = LogLevel.Error, Message = "A request to {Path} failed inside the gateway.")]
    public static partial void RequestFailed(this ILogger logger, Exception exception, string path);

    [LoggerMessage(EventId = 1201, Level = LogLevel.Warning, Message = "Ending reviews and deleting what is past its time failed; it is tried again in a minute.")]
    public static partial void HousekeepingFailed(this ILogger logger, Exception exception);

    [LoggerMessage(EventId = 1301, Level = LogLevel.Warning, Message = "Writing down what apps used failed; it is tried again in a few seconds.")]
    public static partial void UsageNotWritten(this ILogger logger, Exception exception);
}
