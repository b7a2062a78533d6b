using System.Collections.Immutable;
using System.Runtime.CompilerServices;

namespace Caveat.Agreements.Evaluation;

/// <summary>The clause that permits each dimension, absent where a dimension is open, and what comes with them. Compared by reference: each stands once in its agreement.</summary>
internal readonly struct Permit : IEquatable<Permit>
{
    public required Clause? Network { get; init; }

    public required Clause? Organisation { get; init; }

    public required Clause? Nation { get; init; }

    public required Clause? Purpose { get; init; }

    public required Clause? Vendor { get; init; }

    public required Clause? Model { get; init; }

    public required Circumstances Circumstances { get; init; }

    public Decision.Permitted Decide(AgreementVersion agreement) => new(agreement, ToArray())
    {
        Obligations = Circumstances.Obligations,
        Waivers = Circumstances.Waivers,
    };

    public bool Equals(Permit other) =>
        ReferenceEquals(Network, other.Network)
        && ReferenceEquals(Organisation, other.Organisation)
        && ReferenceEquals(Nation, other.Nation)
        && ReferenceEquals(Purpose, other.Purpose)
        && ReferenceEquals(Vendor, other.Vendor)
        && ReferenceEquals(Model, other.Model)
        && ReferenceEquals(Circumstances, other.Circumstances);

    public override bool Equals(object? obj) => obj is Permit other && Equals(other);

    public override int GetHashCode()
    {
        var hash = new HashCode();
        hash.Add(Network?.Line);
        hash.Add(Organisation?.Line);
        hash.Add(Nation?.Line);
        hash.Add(Purpose?.Line);
        hash.Add(Vendor?.Line);
        hash.Add(Model?.Line);
        hash.Add(RuntimeHelpers.GetHashCode(Circumstances));
        return hash.ToHashCode();
    }

    private ImmutableArray<Clause> ToArray()
    {
        Clause?[] permitting = [Network, Organisation, Nation, Purpose, Vendor, Model];
        return [.. permitting.OfType<Clause>(), .. Circumstances.Clauses];
    }
}
