namespace Caveat.Agreements.Analysis.Spaces;

/// <summary>One fact and the classes of its values. Each class is a bit of a box; the bits of a dimension lie together.</summary>
internal sealed class Dimension
{
    private const int WordBits = 64;

    private readonly int _shift;

    public Dimension(FactKind kind, IReadOnlyList<FactClass> classes, int firstWord, int shift)
    {
        (Kind, Classes, FirstWord, _shift) = (kind, classes, firstWord, shift);
        Masks = new ulong[(shift + classes.Count + WordBits - 1) / WordBits];
        for (int i = 0; i < classes.Count; i++)
        {
            var (word, bit) = BitOf(i);
            Masks[word - firstWord] |= bit;
        }
    }

    public FactKind Kind { get; }

    public IReadOnlyList<FactClass> Classes { get; }

    public int FirstWord { get; }

    /// <summary>The dimension's own bits in each of its words; more than one word only where it has them for itself.</summary>
    public ulong[] Masks { get; }

    /// <summary>A fact that is there or not: the classes are absent, present.</summary>
    public bool IsAtom => Kind >= FactKind.Use;

    /// <summary>For an atom, what is there.</summary>
    public object Atom => Classes[1].Value;

    public (int Word, ulong Bit) BitOf(int index) => (FirstWord + ((_shift + index) / WordBits), 1UL << ((_shift + index) % WordBits));
}
