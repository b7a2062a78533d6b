namespace Caveat.Gateway.Reviews;

/// <summary>What happened to a review, by the word of its entry: <c>content-read</c>.</summary>
internal enum ReviewEvent
{
    Opened,
    Taken,
    ContentRead,
    Verdict,

    /// <summary>The reviewer gave the case back.</summary>
    Returned,
    Used,
    Expired,
}
