namespace Caveat.Gateway.Storage.Reviews;

/// <summary>Open → taken → approved or refused (or open again, for the next of several people); approved → used. Until then it may expire.</summary>
public enum ReviewState
{
    Open,

    /// <summary>One reviewer has the case, and sees the content.</summary>
    Taken,

    /// <summary>Everyone whom the clauses ask for has approved.</summary>
    Approved,

    /// <summary>One refusal is enough.</summary>
    Refused,

    Expired,

    /// <summary>The approval released its content, once.</summary>
    Used,
}
