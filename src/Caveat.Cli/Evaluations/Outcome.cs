namespace Caveat.Cli.Evaluations;

/// <summary>How an item of a corpus came out.</summary>
internal enum Outcome : byte
{
    /// <summary>The expected level was found.</summary>
    Hit = 0,

    /// <summary>A marking is there and none was found.</summary>
    Missed = 1,

    /// <summary>A marking is there, and another level than the expected one was found.</summary>
    WrongLevel = 2,

    /// <summary>No marking is there and nothing above unclassified was found.</summary>
    Clean = 3,

    /// <summary>No marking is there, and something above unclassified was found.</summary>
    FalseAlarm = 4,

    /// <summary>The document could not be read whole, so nothing was measured.</summary>
    Unread = 5,
}
