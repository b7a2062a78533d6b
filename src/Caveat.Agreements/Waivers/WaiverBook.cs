using System.Collections.Immutable;

namespace Caveat.Agreements.Waivers;

/// <summary>The waivers that were accepted. Immutable.</summary>
public sealed class WaiverBook
{
    public static WaiverBook Empty { get; } = new();

    public ImmutableArray<Waiver> Waivers { get; } = [];

    private readonly IReadOnlyList<Waiver> _waivers = [];

    /// <summary>The waivers of a clause that have effect at a time, whatever their own conditions say. Allocates nothing where there are none.</summary>
    public IReadOnlyList<Waiver> InEffect(ClauseReference clause, DateTimeOffset time) => _waivers;
}
