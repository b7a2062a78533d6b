using System.Collections.Immutable;

namespace Caveat.Labels.Policies;

/// <summary>The classifications that a category may stand at (SPIF requiredClass and excludedClass).</summary>
/// <param name="Allowed">Empty when all are.</param>
public sealed record ClassificationLimits(ImmutableArray<string> Allowed, ImmutableArray<string> Excluded)
{
    public static ClassificationLimits None { get; } = new([], []);

    internal string? Fault(string subject, string classification) =>
        Excluded.Contains(classification, StringComparer.OrdinalIgnoreCase) ? $"{subject} is not used at {classification}: remove it or correct the classification."
        : !Allowed.IsEmpty && !Allowed.Contains(classification, StringComparer.OrdinalIgnoreCase) ? $"{subject} is used only at {string.Join(", ", Allowed)} and not at {classification}."
        : null;
}
