namespace Caveat.Agreements.Analysis.Spaces;

/// <summary>A set of exchanges that is a product: of each dimension some classes. Immutable.</summary>
internal sealed class Box(ulong[] bits)
{
    private readonly ulong[] _bits = bits;

    private Dimension[]? _narrowed;

    /// <summary>The dimensions of which the box lacks a class: mostly few, of which all comparisons are made.</summary>
    public Dimension[] Narrowed(FactSpace space) => _narrowed ??= [.. space.Dimensions.Where(dimension => space.Full.Exceeds(this, dimension))];

    public bool Has(Dimension dimension, int index)
    {
        var (word, bit) = dimension.BitOf(index);
        return (_bits[word] & bit) != 0;
    }

    /// <summary>Whether a combination, whose bits are one class of every dimension, is in the box.</summary>
    public bool HasPoint(ReadOnlySpan<ulong> point)
    {
        for (int i = 0; i < point.Length; i++)
        {
            if ((point[i] & ~_bits[i]) != 0)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Whether a dimension has a class in both boxes.</summary>
    public bool Meets(Box other, Dimension dimension)
    {
        ulong both = 0;
        for (int i = 0; i < dimension.Masks.Length; i++)
        {
            int word = dimension.FirstWord + i;
            both |= _bits[word] & other._bits[word] & dimension.Masks[i];
        }

        return both != 0;
    }

    /// <summary>Whether a dimension has a class here that it has not in the other box.</summary>
    public bool Exceeds(Box other, Dimension dimension)
    {
        ulong beyond = 0;
        for (int i = 0; i < dimension.Masks.Length; i++)
        {
            int word = dimension.FirstWord + i;
            beyond |= _bits[word] & ~other._bits[word] & dimension.Masks[i];
        }

        return beyond != 0;
    }

    /// <summary>The same with one dimension's classes of another box.</summary>
    public Box Take(Dimension dimension, Box from) => Change(dimension, (_, theirs) => theirs, from);

    /// <summary>The same with those of one dimension's classes that another box has too.</summary>
    public Box And(Dimension dimension, Box other) => Change(dimension, (ours, theirs) => ours & theirs, other);

    /// <summary>The same without one dimension's classes of another box.</summary>
    public Box Less(Dimension dimension, Box other) => Change(dimension, (ours, theirs) => ours & ~theirs, other);

    public Box Without(Dimension dimension, int index)
    {
        ulong[] changed = [.. _bits];
        var (word, bit) = dimension.BitOf(index);
        changed[word] &= ~bit;
        return new(changed);
    }

    public Box With(Dimension dimension, int index)
    {
        ulong[] changed = [.. _bits];
        var (word, bit) = dimension.BitOf(index);
        changed[word] |= bit;
        return new(changed);
    }

    private Box Change(Dimension dimension, Func<ulong, ulong, ulong> change, Box other)
    {
        ulong[] changed = [.. _bits];
        for (int i = 0; i < dimension.Masks.Length; i++)
        {
            int word = dimension.FirstWord + i;
            changed[word] = (changed[word] & ~dimension.Masks[i]) | (change(_bits[word], other._bits[word]) & dimension.Masks[i]);
        }

        return new(changed);
    }
}
