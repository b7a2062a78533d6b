namespace Caveat.Agreements.Analysis.Spaces;

/// <summary>All exchanges, as far as some agreements tell them apart: the product of finitely many classes.</summary>
/// <remarks>
/// INVARIANT: two exchanges whose facts are in the same class of every dimension get the same decision from each of the agreements,
/// for a decision depends on facts only through the questions by which the classes were made.
/// </remarks>
internal sealed class FactSpace
{
    /// <summary>A union of more boxes than this is not taken apart further.</summary>
    private const int MaxBoxes = 20_000;

    private readonly Dictionary<FactKind, Dimension[]> _byKind;

    public FactSpace(IReadOnlyList<Dimension> dimensions)
    {
        Dimensions = dimensions;
        _byKind = dimensions.GroupBy(dimension => dimension.Kind).ToDictionary(group => group.Key, group => group.ToArray());
        ulong[] full = new ulong[dimensions.Max(dimension => dimension.FirstWord + dimension.Masks.Length)];
        foreach (var dimension in dimensions)
        {
            for (int i = 0; i < dimension.Masks.Length; i++)
            {
                full[dimension.FirstWord + i] |= dimension.Masks[i];
            }
        }

        Full = new(full);
    }

    public IReadOnlyList<Dimension> Dimensions { get; }

    public Box Full { get; }

    /// <summary>Whether a subtraction was given up because of too many boxes: what was made of it since is too large.</summary>
    public bool GaveUp { get; private set; }

    /// <summary>How many combinations of classes there are; above 2^53 a rough number.</summary>
    public double Combinations => Dimensions.Aggregate(1.0, (product, dimension) => product * dimension.Classes.Count);

    public Dimension Of(FactKind kind) => _byKind[kind][0];

    public IReadOnlyList<Dimension> Atoms(FactKind kind) => _byKind.GetValueOrDefault(kind, []);

    public bool IsEmpty(Box box) => box.Narrowed(this).Any(dimension => !box.Meets(box, dimension));

    /// <summary>Whether two boxes, neither of them empty, have an exchange in common.</summary>
    public bool Meet(Box left, Box right)
    {
        foreach (var dimension in right.Narrowed(this))
        {
            if (!left.Meets(right, dimension))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>A box narrowed to the classes of a dimension for whose value something holds.</summary>
    public static Box Narrow(Box box, Dimension dimension, Func<object, bool> holds)
    {
        for (int i = 0; i < dimension.Classes.Count; i++)
        {
            if (box.Has(dimension, i) && !holds(dimension.Classes[i].Value))
            {
                box = box.Without(dimension, i);
            }
        }

        return box;
    }

    /// <summary>A box narrowed to a question; several where any of several atoms answers it. They have no exchange in common.</summary>
    public IEnumerable<Box> Narrow(Box box, FactTest test)
    {
        if (test.Kind < FactKind.Use)
        {
            return Filled(Narrow(box, Of(test.Kind), value => test.Holds(value) != test.Negated));
        }

        List<Box> boxes = [];
        foreach (var atom in Atoms(test.Kind).Where(atom => test.Holds(atom.Atom)))
        {
            if (!test.Negated)
            {
                boxes.AddRange(Filled(box.Without(atom, 0)));
            }

            box = box.Without(atom, 1);
        }

        return test.Negated ? Filled(box) : boxes;
    }

    public IReadOnlyList<Box> Narrow(IReadOnlyList<Box> boxes, params IEnumerable<FactTest> tests) =>
        tests.Aggregate(boxes, (narrowed, test) => [.. narrowed.SelectMany(box => Narrow(box, test))]);

    /// <summary>What both unions of boxes have.</summary>
    public IReadOnlyList<Box> Intersect(IReadOnlyList<Box> left, IReadOnlyList<Box> right) =>
        [.. left.SelectMany(box => right.Where(other => Meet(box, other)).Select(other => other.Narrowed(this).Aggregate(box, (both, dimension) => both.And(dimension, other))))];

    /// <summary>What one union of boxes has and the other has not.</summary>
    public IReadOnlyList<Box> Subtract(IReadOnlyList<Box> boxes, IReadOnlyList<Box> less)
    {
        foreach (var other in less)
        {
            boxes = [.. boxes.SelectMany(box => Subtract(box, other))];
            if (boxes.Count > MaxBoxes)
            {
                // An agreement may be written so that this grows without end; the analysis says that it is not complete.
                GaveUp = true;
                break;
            }
        }

        return boxes;
    }

    private IEnumerable<Box> Subtract(Box box, Box less)
    {
        if (!Meet(box, less))
        {
            yield return box;
            yield break;
        }

        foreach (var dimension in less.Narrowed(this))
        {
            if (box.Exceeds(less, dimension))
            {
                yield return box.Less(dimension, less);
                box = box.And(dimension, less);
            }
        }
    }

    private Box[] Filled(Box box) => IsEmpty(box) ? [] : [box];
}
