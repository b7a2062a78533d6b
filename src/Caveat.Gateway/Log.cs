using Microsoft.Extensions.Logging;

namespace Caveat.Gateway;

/// <summary>Everything that the gateway logs. Ids, counts and codes; never content, at any level.</summary>
internal static partial class Log
{
    [LoggerMessage(EventId = 1001, Level = LogLevel.Error, Message = "A request to {Path} failed inside the gateway.")]
    public static partial void RequestFailed(this ILogger logger, Exception exception, string path);
}
