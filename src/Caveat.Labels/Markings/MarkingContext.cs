using Caveat.Labels.Documents;

namespace Caveat.Labels.Markings;

/// <summary>What is known about a text beside its words.</summary>
public readonly record struct MarkingContext
{
    public Place Place { get; init; }

    /// <summary>Whose words to prefer where nations spell different levels alike; null takes the highest meaning.</summary>
    public PolicyId? Nation { get; init; }
}
