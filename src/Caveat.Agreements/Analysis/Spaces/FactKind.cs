namespace Caveat.Agreements.Analysis.Spaces;

/// <summary>What can differ between exchanges so far as agreements are concerned.</summary>
internal enum FactKind : byte
{
    Time = 0,
    Network,
    Organisation,
    Nation,
    Purpose,

    /// <summary>The vendor and its model, for patterns name both.</summary>
    Model,
    Label,
    Released,
    Unread,
    Location,
    Answer,

    // From here on each value is a dimension of its own, which holds or does not.
    Use,
    Data,
    Tool,
    Declaration,
    Exhausted,
}
