namespace Caveat.Gateway.Storage.Submissions;

/// <summary>What came of confirming or withdrawing.</summary>
public enum ConfirmResult
{
    /// <summary>This call did it.</summary>
    Done,

    /// <summary>No instrument with this digest was submitted.</summary>
    Unknown,

    /// <summary>It is accepted or withdrawn already.</summary>
    Decided,

    /// <summary>Whoever submitted it may not confirm it.</summary>
    SamePerson,

    /// <summary>Another text of the same kind, id and version is accepted.</summary>
    VersionTaken,
}
