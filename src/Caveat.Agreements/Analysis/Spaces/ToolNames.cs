using System.Collections.Immutable;
using Caveat.Agreements.Evaluation.Compiled;
using Caveat.Agreements.Registers;

namespace Caveat.Agreements.Analysis.Spaces;

/// <summary>One name for every way in which the patterns of some agreements' tool registers can match or not match a name.</summary>
/// <remarks>
/// Complete: reads all names at once, letter by letter, as the sets of places that each pattern may have reached (the product of their automata).
/// Letters that no pattern has are alike. Beyond <see cref="MaxStates"/> sets it stops and says so.
/// </remarks>
internal sealed class ToolNames
{
    private const int MaxStates = 20_000;

    private readonly Dictionary<Agreement, ToolClasses> _classes;

    public ToolNames(IReadOnlyList<Agreement> agreements)
    {
        _classes = agreements.Distinct().ToDictionary(agreement => agreement, agreement => new ToolClasses(agreement.Register.Tools));
        string[] patterns = [.. agreements.SelectMany(agreement => agreement.Register.Tools).Select(tool => tool.Pattern).Distinct(StringComparer.Ordinal)];
        Names = Search(patterns);
    }

    public ImmutableArray<string> Names { get; }

    /// <summary>Whether every way was found.</summary>
    public bool IsComplete { get; private set; } = true;

    public ToolClassId? ClassOf(Agreement agreement, string name) => _classes[agreement].Find(name);

    private ImmutableArray<string> Search(string[] patterns)
    {
        char[] letters = [.. patterns.SelectMany(pattern => pattern).Where(letter => letter != '*').Distinct().Order()];
        letters = [.. letters, Enumerable.Range('a', 1_000).Select(code => (char)code).First(letter => !letters.Contains(letter))];
        Dictionary<string, string> names = new(StringComparer.Ordinal);
        HashSet<string> seen = new(StringComparer.Ordinal);
        Queue<(bool[][] Places, string Name)> open = new();
        open.Enqueue(([.. patterns.Select(pattern => Closed(pattern, Start(pattern)))], ""));
        while (open.TryDequeue(out var state))
        {
            if (!seen.Add(string.Concat(state.Places.SelectMany(places => places).Select(reached => reached ? '1' : '0'))))
            {
                continue;
            }

            if (seen.Count > MaxStates)
            {
                IsComplete = false;
                break;
            }

            string matched = string.Concat(state.Places.Select(places => places[^1] ? '1' : '0'));
            if (state.Name.Length > 0)
            {
                names.TryAdd(matched, state.Name);
            }

            foreach (char letter in letters)
            {
                open.Enqueue(([.. patterns.Select((pattern, i) => Closed(pattern, Step(pattern, state.Places[i], letter)))], state.Name + letter));
            }
        }

        return [.. names.Values];
    }

    private static bool[] Start(string pattern)
    {
        bool[] places = new bool[pattern.Length + 1];
        places[0] = true;
        return places;
    }

    /// <summary>A star may stand for nothing.</summary>
    private static bool[] Closed(string pattern, bool[] places)
    {
        for (int i = 0; i < pattern.Length; i++)
        {
            places[i + 1] |= places[i] && pattern[i] == '*';
        }

        return places;
    }

    private static bool[] Step(string pattern, bool[] places, char letter)
    {
        bool[] next = new bool[places.Length];
        for (int i = 0; i < pattern.Length; i++)
        {
            if (places[i] && pattern[i] == '*')
            {
                next[i] = true;
            }
            else if (places[i] && pattern[i] == letter)
            {
                next[i + 1] = true;
            }
        }

        return next;
    }
}
