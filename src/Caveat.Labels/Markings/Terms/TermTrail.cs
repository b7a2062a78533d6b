namespace Caveat.Labels.Markings.Terms;

/// <summary>Follows running words through the book of terms: what each word completes, together with up to two terms begun before it.</summary>
internal ref struct TermTrail(TermNode root)
{
    private TermNode? _one;
    private TermNode? _two;

    public void Break()
    {
        _one = null;
        _two = null;
    }

    public (TermRoles Roles, Classification Level) Step(int word)
    {
        var fresh = root.After(word);
        var one = _one?.After(word);
        var two = _two?.After(word);
        _two = one ?? two;
        _one = fresh;
        var roles = (fresh?.Roles ?? 0) | (one?.Roles ?? 0) | (two?.Roles ?? 0);
        return (roles, LevelOf(two) is var longest and not 0 ? longest : LevelOf(one) is var longer and not 0 ? longer : LevelOf(fresh));
    }

    private static Classification LevelOf(TermNode? node)
    {
        var level = Classification.Unmarked;
        foreach (var meaning in node?.Levels ?? [])
        {
            if (meaning.Level > level)
            {
                level = meaning.Level;
            }
        }
        return level;
    }
}
