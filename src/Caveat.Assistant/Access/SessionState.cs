namespace Caveat.Assistant.Access;

/// <summary>How a session stands at a moment.</summary>
internal enum SessionState
{
    /// <summary>It ended, or never was: sign in.</summary>
    Ended,

    /// <summary>Nobody acted for too long, or the person locked it: sign in again.</summary>
    Locked,

    Open,
}
