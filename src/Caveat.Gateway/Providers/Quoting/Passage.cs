namespace Caveat.Gateway.Providers.Quoting;

/// <summary>A paragraph that may be quoted.</summary>
/// <param name="Where">Where it stands, in words a person can follow.</param>
/// <param name="Title">The heading over it, which counts when it is searched for; empty when it has none.</param>
public sealed record Passage(string Where, string Title, string Text)
{
    /// <summary>The number under which the question brought it, and an answer cites it; null for all others.</summary>
    public int? Number { get; init; }
}
