using System.Collections.Immutable;

namespace Caveat.Agreements.Rules;

/// <summary>Terms that must all hold; without any, it always holds.</summary>
public sealed record Condition(ImmutableArray<Term> Terms)
{
    public static Condition Always { get; } = new([]);

    public bool IsAlways => Terms.IsEmpty;
}
