namespace Caveat.Assistant.Access;

/// <summary>What a route asks of whoever comes, the most first.</summary>
internal enum Passage
{
    /// <summary>A signed-in caller who accepted the agreement in force: every route that is not an exception.</summary>
    Consented,

    /// <summary>A signed-in caller: to read the agreement and answer it.</summary>
    SignedIn,

    /// <summary>A session that is open, whatever the gateway says now: to lock it or leave.</summary>
    Session,

    /// <summary>Nobody: to sign in, and for assets.</summary>
    Open,
}
