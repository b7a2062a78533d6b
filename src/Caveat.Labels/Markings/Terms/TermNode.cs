namespace Caveat.Labels.Markings.Terms;

/// <summary>Where a sequence of words has led: what they say together, when they say anything.</summary>
internal sealed class TermNode
{
    private readonly Dictionary<int, TermNode> _next = [];

    /// <summary>The levels that the words spell in full.</summary>
    public LevelMeaning[] Levels { get; private set; } = [];

    /// <summary>The levels that the words abbreviate.</summary>
    public LevelMeaning[] Shorts { get; private set; } = [];

    public TermRoles Roles { get; private set; }

    /// <summary>Where one more word leads; null when no term goes on with it.</summary>
    public TermNode? After(int word) => _next.GetValueOrDefault(word);

    public TermNode Ensure(int word)
    {
        if (!_next.TryGetValue(word, out var node))
        {
            _next[word] = node = new TermNode();
        }
        return node;
    }

    public void Add(TermRoles roles) => Roles |= roles;

    public void Add(LevelMeaning meaning)
    {
        // Written variants of one term fold to the same words.
        if (meaning.Strength == LevelStrength.Short)
        {
            Shorts = Shorts.Contains(meaning) ? Shorts : [.. Shorts, meaning];
        }
        else
        {
            Levels = Levels.Contains(meaning) ? Levels : [.. Levels, meaning];
        }
    }
}
