using Caveat.Labels.Folding;

namespace Caveat.Labels.Markings;

/// <summary>Follows a text line by line and finds its markings. Reusable; for one thread at a time.</summary>
/// <remarks>A line is followed only while its words so far could begin a marking, so that ordinary text is let go at its first word.</remarks>
internal sealed class MarkingLines
{
    /// <summary>A line longer than this, in source characters from its first word, is no banner.</summary>
    public const int MaxLine = 512;

    private const int MaxWords = 48;

    private readonly LineWord[] _words = new LineWord[MaxWords];
    private readonly PortionEvidence _evidence = new();
    private readonly ListedMarkings _listed = new();
    private int _count;
    private bool _dead;
    private GapSigns _gap;
    private byte _lastSign;
    private bool _touches;
    private int _bracket = -1;
    private Marking? _awaitingText;
    private bool _hasLevel;
    private bool _hasOwner;
    private bool _hasCapital;
    private MarkingWords _all;
    private GapSigns _allSigns;

    /// <summary>What was found and not yet taken, in the order of the text.</summary>
    public List<Marking> Found { get; } = [];

    /// <summary>Where the earliest undecided marking would start; <see cref="long.MaxValue"/> when nothing is undecided.</summary>
    public long HoldFrom => Math.Min(_listed.Start, !_dead && _count > 0 ? _words[0].Start : _awaitingText?.Start ?? long.MaxValue);

    public void Reset()
    {
        Found.Clear();
        _evidence.Reset();
        _listed.Reset();
        StartLine();
    }

    public void Take(in WordRun run)
    {
        if (_awaitingText is { } portion)
        {
            _awaitingText = null;
            // "(C) 2024" is a copyright notice.
            if (!IsNumber(run))
            {
                _evidence.Saw(portion.Grade);
                Emit(portion);
            }
            Die();
        }
        if (_dead)
        {
            return;
        }
        if (!TryTakeJoined(run))
        {
            for (var i = 0; i < run.Pieces.Length && !_dead; i++)
            {
                var piece = run.Pieces[i];
                var letters = run.LettersOf(piece);
                var meaning = MarkingVocabulary.Meaning(letters, piece.Shape);
                var isSingle = letters.Length == 1 && (meaning & MarkingWords.Digits) == 0;
                Add(meaning, piece, piece.Start, piece.End, false, isSingle ? letters[0] : (byte)0);
                _gap |= i + 1 < run.Pieces.Length ? GapSigns.Glued : GapSigns.None;
            }
        }
    }

    public void Take(byte sign, long at)
    {
        if (_dead && sign != '\n' && _awaitingText is null && _listed.Start == long.MaxValue)
        {
            return;
        }
        // INVARIANT: whatever the signs, nothing is held for longer than MaxLine from where it starts.
        if (at - _listed.Start > MaxLine)
        {
            _listed.Flush(Found);
        }
        var isTooLong = at - HoldFrom > MaxLine;
        if (sign == '\n' || isTooLong)
        {
            EndLine();
            _dead = sign != '\n';
            return;
        }
        if (_dead)
        {
            return;
        }
        switch (sign)
        {
            case (byte)'(' or (byte)'[' when MayOpenPortion():
                _bracket = _count;
                _gap = GapSigns.None;
                break;
            case (byte)')' or (byte)']' when _bracket >= 0:
                CloseBracket(sign == ')');
                break;
            default:
                break;
        }
        _gap = SignReading.Add(_gap, sign, _lastSign);
        _lastSign = sign == ' ' ? _lastSign : sign;
        _touches = sign != ' ';
    }

    /// <summary>The text has ended: decides what is undecided.</summary>
    public void Complete()
    {
        EndLine();
        _listed.Flush(Found);
    }

    private bool TryTakeJoined(in WordRun run)
    {
        var shape = WordShape.None;
        foreach (var piece in run.Pieces)
        {
            shape |= piece.Shape;
        }
        if ((shape & WordShape.Overlong) != 0
            || (run.Pieces.Length == 1 && (MarkingVocabulary.Meaning(run.Letters, shape) != 0 || !(Leet.IsMixed(shape) || MarkingVocabulary.MayBeSplit(run.Letters)))))
        {
            return false;
        }
        Span<MarkingWords> meanings = stackalloc MarkingWords[16];
        var count = MarkingVocabulary.Split(run.Letters, shape, meanings);
        var whole = new Piece(0, run.Letters.Length, run.Start, run.End, shape);
        for (var i = 0; i < count && !_dead; i++)
        {
            Add(meanings[i], whole, run.Start, run.End, run.IsSpelled, 0);
            _gap |= run.IsSpelled ? GapSigns.Space : GapSigns.Glued;
        }
        if (count > 0)
        {
            _gap = GapSigns.None;
        }
        return count > 0;
    }

    private void Add(MarkingWords meaning, Piece piece, long start, long end, bool isSpelled, byte letter)
    {
        if ((_gap & GapSigns.Angle) != 0 && (meaning & ~MarkingWords.Single) == 0)
        {
            // The name of a tag: <b>, </h1>.
            meaning = MarkingWords.Neutral;
            letter = 0;
        }
        var isUpper = (piece.Shape & WordShape.Small) == 0;
        var word = new LineWord(meaning, start, end, isUpper, (piece.Shape & WordShape.Capital) != 0, isSpelled, _gap, letter);
        if (_count == MaxWords || !IsViable(word) || (_count > 0 && end - _words[0].Start > MaxLine))
        {
            Die();
            return;
        }
        _words[_count++] = word;
        _hasLevel |= word.Has(MarkingWords.FullLevel);
        _hasOwner |= word.Has(MarkingWords.Owner);
        _hasCapital |= word.IsCapital;
        _all |= meaning;
        _allSigns |= _gap;
        _gap = GapSigns.None;
        _lastSign = 0;
    }

    // Whether the line may still become a marking with this word in it.
    private bool IsViable(LineWord word)
    {
        const MarkingWords known = ~MarkingWords.Single;
        if ((word.Meaning & known) != 0)
        {
            return true;
        }
        var afterSlashes = ((_allSigns | word.Before) & GapSigns.DoubleSlash) != 0;
        if (_bracket >= 0)
        {
            return word.IsUpper && _count - _bracket < 16;
        }
        if (word.Has(MarkingWords.Single))
        {
            // "a. NATO SECRET", "S//NF".
            return _count == 0 || afterSlashes;
        }
        // //DEU SECRET: an owner's trigraph straight after the slashes.
        return (_count == 0 && _lastSign == '/' && _touches && afterSlashes && word.IsUpper && word.End - word.Start <= 4)
            || ((_all & MarkingWords.Joint) != 0 && word.IsUpper)
            || (_hasLevel && ((_all & (MarkingWords.Release | MarkingWords.Only)) != 0
                // Names in a release list agree in case with the line; a small word among capitals means a sentence.
                ? word.IsCapital || word.IsUpper || !_hasCapital
                : (afterSlashes && word.IsUpper) || (_hasOwner && word.IsCapital)));
    }

    private bool MayOpenPortion()
    {
        // In backticks a mark is spoken of.
        if (_bracket >= 0 || _count > 2 || _lastSign == '`')
        {
            return false;
        }
        for (var i = 0; i < _count; i++)
        {
            if (!_words[i].Has(MarkingWords.Digits | MarkingWords.Single | MarkingWords.Heading))
            {
                return false;
            }
        }
        return true;
    }

    private void CloseBracket(bool isRound)
    {
        var inside = _words.AsSpan(_bracket, _count - _bracket);
        _bracket = -1;
        if (inside.Length == 0)
        {
            return;
        }
        var reading = isRound ? PortionGrammar.Read(inside, out var label) : Nothing(out label);
        var isMark = reading == PortionReading.Sure || (reading == PortionReading.NeedsEvidence && _evidence.Allows(inside[0].Letter));
        if (inside.Length == 1 && inside[0].Letter != 0)
        {
            _evidence.SawLetter(inside[0].Letter);
        }
        if (isMark)
        {
            Await(label, inside[0].Start, inside[^1].End);
            return;
        }
        if (BannerGrammar.TryRead(inside, GapSigns.None, out label, out var start, out var end) && IsUpperCase(inside)
            && label != new Grade(PolicyId.Usa, Classification.Confidential))
        {
            // Alone on its line it is a banner, before text it is a portion mark: the next word tells.
            _awaitingText = new Marking(label, start, (int)(end - start), MarkingKind.Portion);
            return;
        }
        foreach (var word in inside)
        {
            if ((word.Meaning & ~MarkingWords.Single) == 0 && !word.Has(MarkingWords.Digits) && inside.Length > 1)
            {
                Die();
                return;
            }
        }
    }

    private void Await(Grade label, long start, long end)
    {
        _awaitingText = new Marking(label, start, (int)(end - start), MarkingKind.Portion);
        _dead = true;
    }

    private void EndLine()
    {
        if (_awaitingText is { } portion && _dead)
        {
            _evidence.Saw(portion.Grade);
            Emit(portion);
        }
        else if (!_dead && _count > 0)
        {
            var words = _words.AsSpan(0, _count);
            if (BannerGrammar.TryRead(words, _gap, out var label, out var start, out var end))
            {
                var marking = new Marking(label, start, (int)(end - start), MarkingKind.Banner);
                _evidence.Saw(label);
                if (SignReading.IsListItem(words, _gap))
                {
                    _listed.Add(marking, Found);
                }
                else
                {
                    Emit(marking);
                }
            }
            else
            {
                _listed.Flush(Found);
            }
        }
        StartLine();
    }

    private void Emit(Marking marking)
    {
        _listed.Flush(Found);
        Found.Add(marking);
    }

    private void Die()
    {
        _dead = true;
        _listed.Flush(Found);
    }

    private void StartLine()
    {
        _count = 0;
        _dead = false;
        _gap = GapSigns.None;
        _lastSign = 0;
        _touches = false;
        _bracket = -1;
        _awaitingText = null;
        _hasLevel = false;
        _hasOwner = false;
        _hasCapital = false;
        _all = MarkingWords.None;
        _allSigns = GapSigns.None;
    }

    private static PortionReading Nothing(out Grade label)
    {
        label = default;
        return PortionReading.None;
    }

    private static bool IsNumber(in WordRun run) => char.IsAsciiDigit((char)run.Letters[0]);

    private static bool IsUpperCase(ReadOnlySpan<LineWord> words)
    {
        foreach (var word in words)
        {
            if (!word.IsUpper && !word.IsSpelled)
            {
                return false;
            }
        }
        return true;
    }
}
