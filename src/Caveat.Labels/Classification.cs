namespace Caveat.Labels;

/// <summary>The levels of STANAG 4774 in ascending order, on the one scale that all markings are compared on.</summary>
public enum Classification : byte
{
    /// <summary>No marking: releasable to the public (policy PUBLIC).</summary>
    Unmarked = 0,
    Unclassified = 1,
    Restricted = 2,
    Confidential = 3,
    Secret = 4,
    TopSecret = 5,
}
