namespace Caveat.Labels.Folding;

/// <summary>A vocabulary of words, stems and phrases, each with a set of bits. Immutable once built; thread-safe.</summary>
internal sealed class WordTrie
{
    public const int Root = 0;
    public const int None = -1;

    private const int Symbols = 37;
    private const int SpaceSymbol = 36;

    private readonly List<ulong> _exact = [];
    private readonly List<ulong> _stem = [];
    private readonly List<ulong> _below = [];
    private readonly FirstLetters _firstLetters = new();
    private ushort[] _edges = new ushort[256 * Symbols];

    public WordTrie() => NewNode();

    /// <summary>Adds a word, or a phrase of words with single spaces; a word that ends in an asterisk is a stem.</summary>
    public void Add(string entry, ulong bits)
    {
        var node = Root;
        var words = entry.Split(' ');
        _firstLetters.Add(words[0].TrimEnd('*'), words[0].EndsWith('*'));
        for (var i = 0; i < words.Length; i++)
        {
            var isStem = words[i].EndsWith('*');
            foreach (var c in words[i].TrimEnd('*'))
            {
                node = Child(node, Symbol((byte)c));
            }
            if (i < words.Length - 1)
            {
                // The star is written as an edge of its own: a phrase may go on after any ending of the stem.
                _below[node] |= bits;
                node = isStem ? Child(Child(node, SpaceSymbol), SpaceSymbol) : Child(node, SpaceSymbol);
                _below[node] |= bits;
            }
            else if (isStem)
            {
                _stem[node] |= bits;
            }
            else
            {
                _exact[node] |= bits;
            }
        }
    }

    /// <summary>Whether some entry may start with these first letters of a word, at most <see cref="FirstLetters.Count"/>; no is sure.</summary>
    public bool MayStart(uint firstLetters) => _firstLetters.MayHold(firstLetters);

    /// <summary>The bits of all phrases that may go on from the end of a word, or from a node after it.</summary>
    public ulong Below(int node) => _below[node];

    /// <summary>The bits of a whole word.</summary>
    public ulong Match(ReadOnlySpan<byte> word) => Step(Root, word, out _, out _);

    /// <summary>Reads one more word of a phrase from a node; the two nodes from which the phrase may go on, or <see cref="None"/>.</summary>
    public ulong Step(int node, ReadOnlySpan<byte> word, out int phrase, out int stemPhrase)
    {
        ulong bits = 0;
        phrase = None;
        stemPhrase = None;
        // The tree is large and most words are not in it: this spares its cache misses.
        if (node == Root && !MayStart(FirstLetters.Key(word)))
        {
            return 0;
        }
        foreach (var c in word)
        {
            var symbol = Symbol(c);
            if (symbol < 0)
            {
                return bits;
            }
            node = _edges[(node * Symbols) + symbol];
            if (node == 0)
            {
                return bits;
            }
            bits |= _stem[node];
            var space = _edges[(node * Symbols) + SpaceSymbol];
            if (space != 0 && _edges[(space * Symbols) + SpaceSymbol] is var starred and not 0)
            {
                stemPhrase = starred;
            }
        }
        phrase = _edges[(node * Symbols) + SpaceSymbol] is var next and not 0 ? next : None;
        return bits | _exact[node];
    }

    /// <summary>The longest entry at the start of letters that have no word boundaries; 0 when there is none.</summary>
    public int Longest(ReadOnlySpan<byte> letters, out ulong bits)
    {
        bits = 0;
        var longest = 0;
        var node = Root;
        for (var i = 0; i < letters.Length; i++)
        {
            var symbol = Symbol(letters[i]);
            if (symbol < 0 || (node = _edges[(node * Symbols) + symbol]) == 0)
            {
                break;
            }
            if ((_exact[node] | _stem[node]) is var here and not 0)
            {
                longest = i + 1;
                bits = here;
            }
        }
        return longest;
    }

    /// <summary>The bits of all entries of which the first word stands anywhere in letters, whether or not it ends there.</summary>
    public ulong Within(ReadOnlySpan<byte> letters)
    {
        ulong bits = 0;
        for (var i = 0; i < letters.Length; i++)
        {
            var node = Root;
            foreach (var c in letters[i..])
            {
                var symbol = Symbol(c);
                if (symbol < 0 || (node = _edges[(node * Symbols) + symbol]) == 0)
                {
                    break;
                }
                bits |= _exact[node] | _stem[node] | _below[node];
            }
        }
        return bits;
    }

    private static int Symbol(byte c) => (char)c switch
    {
        >= 'a' and <= 'z' => c - 'a',
        >= '0' and <= '9' => c - '0' + 26,
        _ => -1,
    };

    private int Child(int node, int symbol)
    {
        var at = (node * Symbols) + symbol;
        if (_edges[at] == 0)
        {
            // Made first: it may move the edges.
            var child = NewNode();
            _edges[at] = child;
        }
        return _edges[at];
    }

    private ushort NewNode()
    {
        var node = checked((ushort)_exact.Count);
        _exact.Add(0);
        _stem.Add(0);
        _below.Add(0);
        if (_exact.Count * Symbols > _edges.Length)
        {
            Array.Resize(ref _edges, 2 * _edges.Length);
        }
        return node;
    }
}
