using Microsoft.Extensions.Logging;

namespace Caveat.Assistant.Access;

/// <summary>What the pages tell the operator: the kind of a failure and its route, never an address with ids, and no content.</summary>
internal static partial class AccessLog
{
    [LoggerMessage(5101, LogLevel.Error, "The page {Route} failed with {Kind} at {Place}.")]
    public static partial void PageFailed(ILogger logger, string route, string kind, string place);
}
