using System.Collections.Immutable;

namespace Caveat.Labels;

/// <summary>A named set of values on a label, such as <c>Releasable To: CHE, UKR</c> (STANAG 4774 Category). Immutable; equal when type, tag and values are.</summary>
/// <remarks>Tag and values compare without case. The order of the values is kept for writing and does not count for equality.</remarks>
public sealed record Category(CategoryType Type, string TagName, ImmutableArray<string> Values)
{
    /// <summary>The tag's object identifier as <c>urn:oid:…</c>; empty when it was not given. Not compared.</summary>
    public string Uri { get; init; } = "";

    public bool Equals(Category? other) =>
        other is not null
        && Type == other.Type
        && string.Equals(TagName, other.TagName, StringComparison.OrdinalIgnoreCase)
        && Values.ToHashSet(StringComparer.OrdinalIgnoreCase).SetEquals(other.Values);

    public override int GetHashCode()
    {
        var values = 0;
        foreach (var value in Values.Distinct(StringComparer.OrdinalIgnoreCase))
        {
            values ^= StringComparer.OrdinalIgnoreCase.GetHashCode(value);
        }
        return HashCode.Combine(Type, StringComparer.OrdinalIgnoreCase.GetHashCode(TagName), values);
    }
}
