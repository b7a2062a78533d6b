using System.Runtime.CompilerServices;

namespace Caveat.Agreements.Analysis.Spaces;

/// <summary>Whether some boxes together cover another: by cases, exactly. Gives up, and says so, beyond a number of cases.</summary>
/// <remarks>
/// Each box that meets the rest splits it into parts beside it, one for every dimension in which the rest is wider; what no box meets is not covered.
/// In general this has no fast solution (it is the tautology of a disjunction); agreements are far from the bad cases, and the bound is there for the others.
/// </remarks>
internal sealed class Coverage(FactSpace space, long cases = Coverage.DefaultCases)
{
    public const long DefaultCases = 2_000_000;

    private long _left;

    /// <summary>Whether a question went unanswered because there were too many cases.</summary>
    public bool GaveUp { get; private set; }

    /// <summary>A part of the box that none of the others meets; null where they cover it, and where it gave up.</summary>
    public Box? Uncovered(Box box, IEnumerable<Box> others)
    {
        if (space.IsEmpty(box))
        {
            return null;
        }

        // Those that ask least first: they leave the fewest cases.
        Box[] meeting = [.. others.Where(other => space.Meet(box, other)).OrderBy(other => other.Narrowed(space).Count(dimension => box.Exceeds(other, dimension)))];
        _left = cases;
        return Search(box, meeting, 0);
    }

    public bool Covers(IEnumerable<Box> others, Box box)
    {
        bool before = GaveUp;
        GaveUp = false;
        bool covered = Uncovered(box, others) is null && !GaveUp;
        GaveUp |= before;
        return covered;
    }

    private Box? Search(Box rest, Box[] others, int next)
    {
        while (next < others.Length && !space.Meet(rest, others[next]))
        {
            next++;
        }

        if (next == others.Length)
        {
            return rest;
        }

        if (--_left < 0 || !RuntimeHelpers.TryEnsureSufficientExecutionStack())
        {
            GaveUp = true;
            return null;
        }

        foreach (var dimension in others[next].Narrowed(space))
        {
            if (!rest.Exceeds(others[next], dimension))
            {
                continue;
            }

            if (Search(rest.Less(dimension, others[next]), others, next + 1) is { } found)
            {
                return found;
            }

            rest = rest.And(dimension, others[next]);
        }

        return null;
    }
}
