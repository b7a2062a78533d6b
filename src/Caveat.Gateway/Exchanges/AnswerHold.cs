namespace Caveat.Gateway.Exchanges;

/// <summary>What of a streaming answer is kept until it is complete and has been decided on as a whole.</summary>
internal enum AnswerHold
{
    Nothing,

    /// <summary>From the first call of a tool on: a clause is about tools.</summary>
    ToolCalls,

    /// <summary>All of it: a clause asks for a review before release.</summary>
    Everything,
}
