using System.Collections.Immutable;

namespace Caveat.Agreements.Registers;

/// <summary>What an agreement's clauses may name. Nations are not listed: they are those of ISO 3166-1.</summary>
public sealed record Register(
    ImmutableArray<Network> Networks,
    ImmutableArray<Organisation> Organisations,
    ImmutableArray<Vendor> Vendors,
    ImmutableArray<Purpose> Purposes)
{
    public static Register Empty { get; } = new([], [], [], []);

    public ImmutableArray<Tool> Tools { get; init; } = [];

    public ImmutableArray<Declaration> Declarations { get; init; } = [];

    public ImmutableArray<Authority> Authorities { get; init; } = [];

    public ImmutableArray<Person> People { get; init; } = [];
}
