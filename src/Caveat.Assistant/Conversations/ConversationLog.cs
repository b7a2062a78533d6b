using Caveat.Assistant.Storage;
using Microsoft.Extensions.Logging;

namespace Caveat.Assistant.Conversations;

/// <summary>What is logged about answers: ids and kinds of failure, never content.</summary>
internal static partial class ConversationLog
{
    [LoggerMessage(2001, LogLevel.Error, "The answer {Answer} ended with a failure of the assistant ({Kind}).")]
    public static partial void AnswerFailed(ILogger logger, RowId answer, string kind, Exception exception);

    [LoggerMessage(2002, LogLevel.Error, "The answer {Answer} could not be stored; it stays in memory and is tried again.")]
    public static partial void NotKept(ILogger logger, RowId answer, Exception exception);

    [LoggerMessage(2003, LogLevel.Error, "The assistant's database could not be reached to look after running answers; it is tried again.")]
    public static partial void UpkeepFailed(ILogger logger, Exception exception);

    [LoggerMessage(2004, LogLevel.Warning, "{Count} answers were interrupted when their server stopped.")]
    public static partial void Interrupted(ILogger logger, int count);
}
