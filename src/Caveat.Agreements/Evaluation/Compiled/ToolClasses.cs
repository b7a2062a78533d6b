using System.Collections.Immutable;
using Caveat.Agreements.Registers;

namespace Caveat.Agreements.Evaluation.Compiled;

/// <summary>Classes tools by their names, as an agreement's register says.</summary>
/// <remarks>The pattern with most literal characters wins, of equal ones the strictest effect, of those the first class by name: never the order of rows.</remarks>
internal sealed class ToolClasses
{
    private readonly Dictionary<string, Tool> _exact;
    private readonly ImmutableArray<Tool> _patterns;

    public ToolClasses(ImmutableArray<Tool> tools)
    {
        ImmutableArray<Tool> ordered = [.. tools.OrderByDescending(Literals).ThenByDescending(tool => tool.Effect).ThenBy(tool => tool.Class.Value, StringComparer.Ordinal)];
        _exact = ordered
            .Where(tool => !tool.Pattern.Contains('*', StringComparison.Ordinal))
            .DistinctBy(tool => tool.Pattern)
            .ToDictionary(tool => tool.Pattern, StringComparer.Ordinal);
        _patterns = [.. ordered.Where(tool => tool.Pattern.Contains('*', StringComparison.Ordinal))];
    }

    /// <returns>Null where no pattern matches or the name is too long: the tool is unknown.</returns>
    public ToolClassId? Find(string name)
    {
        if (name.Length > FactBounds.MaxToolName)
        {
            return null;
        }

        _exact.TryGetValue(name, out var best);
        foreach (var tool in _patterns)
        {
            if (Matches(tool.Pattern, name))
            {
                return best is null || Precedes(tool, best) ? tool.Class : best.Class;
            }
        }

        return best?.Class;
    }

    private static bool Precedes(Tool pattern, Tool exact)
    {
        int byLength = Literals(pattern).CompareTo(Literals(exact));
        int byEffect = pattern.Effect.CompareTo(exact.Effect);
        return byLength != 0 ? byLength > 0
            : byEffect != 0 ? byEffect > 0
            : string.CompareOrdinal(pattern.Class.Value, exact.Class.Value) < 0;
    }

    private static int Literals(Tool tool) => tool.Pattern.Length - tool.Pattern.AsSpan().Count('*');

    private static bool Matches(ReadOnlySpan<char> pattern, ReadOnlySpan<char> name)
    {
        int inPattern = 0;
        int inName = 0;
        int star = -1;
        int afterStar = 0;
        while (inName < name.Length)
        {
            if (inPattern < pattern.Length && pattern[inPattern] == '*')
            {
                star = inPattern++;
                afterStar = inName;
            }
            else if (inPattern < pattern.Length && pattern[inPattern] == name[inName])
            {
                inPattern++;
                inName++;
            }
            else if (star >= 0)
            {
                // Only the last star can still take more: whatever an earlier one took, the literals between were found.
                inPattern = star + 1;
                inName = ++afterStar;
            }
            else
            {
                return false;
            }
        }

        return !pattern[inPattern..].ContainsAnyExcept('*');
    }
}
