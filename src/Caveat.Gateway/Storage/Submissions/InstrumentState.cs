namespace Caveat.Gateway.Storage.Submissions;

/// <summary>Submitted → accepted or withdrawn; both are final.</summary>
public enum InstrumentState
{
    Submitted,

    /// <summary>A second person confirmed it: from here it is applied, at the times that it names.</summary>
    Accepted,

    Withdrawn,
}
