using Caveat.Agreements.Registers;
using Caveat.Agreements.Rules;
using Caveat.Labels;

namespace Caveat.Agreements;

/// <summary>A network that a clause brings into scope, and the highest label that may enter it.</summary>
public sealed record CoveredNetwork(NetworkId Id, string Name, Dated<Grade> Ceilings, Clause Clause)
{
    /// <summary>The ceiling at a time.</summary>
    public Grade CeilingAt(DateTimeOffset time) => Ceilings.At(time);

    /// <summary>What happens to an exchange of which a part could not be read.</summary>
    public WhenUnread Unread { get; init; }

    /// <summary>What happens to a released marking above the ceiling.</summary>
    public WhenReleased Released { get; init; }
}
