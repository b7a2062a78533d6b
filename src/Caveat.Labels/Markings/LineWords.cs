using Caveat.Labels.Folding;
using Caveat.Labels.Markings.Terms;

namespace Caveat.Labels.Markings;

/// <summary>The words of one line, seen through every disguise. Reusable; for one thread at a time.</summary>
internal sealed class LineWords
{
    private const int MaxWords = 48;

    private readonly WordScanner _scanner = new();
    private readonly LineWord[] _words = new LineWord[MaxWords];
    private readonly (int From, int Length)[] _letters = new (int From, int Length)[MaxWords];
    private readonly char[] _folded = new char[MaxWords * WordScanner.MaxWord];
    private int _count;
    private int _foldedLength;
    private GapSigns _gap;
    private byte _lastSign;

    public Span<LineWord> Words => _words.AsSpan(0, _count);

    /// <summary>The signs behind the last word.</summary>
    public GapSigns After => _gap;

    /// <summary>Whether the line has more words than are kept.</summary>
    public bool IsCut { get; private set; }

    /// <summary>The folded letters of a word, as the book of terms has them.</summary>
    public ReadOnlySpan<char> Letters(int word) => _folded.AsSpan(_letters[word].From, _letters[word].Length);

    public void Read(ReadOnlySpan<char> line)
    {
        _count = 0;
        _foldedLength = 0;
        _gap = GapSigns.None;
        _lastSign = 0;
        IsCut = false;
        _scanner.Reset();
        var sink = new Sink(this);
        _scanner.Append(line, ref sink);
        _scanner.Complete(ref sink);
    }

    /// <summary>Puts a word of the book in the place of a damaged one.</summary>
    public void Repair(int word, ReadOnlySpan<char> target)
    {
        Span<byte> letters = stackalloc byte[WordScanner.MaxWord];
        for (var i = 0; i < target.Length; i++)
        {
            letters[i] = (byte)target[i];
        }
        _words[word] = _words[word] with
        {
            Id = TermBook.Shared.IdOf(target),
            Meaning = MarkingVocabulary.Meaning(letters[..target.Length], WordShape.Capital),
            Letter = 0,
        };
    }

    private void Take(byte sign)
    {
        _gap = SignReading.Add(_gap, sign, _lastSign);
        _lastSign = sign == ' ' ? _lastSign : sign;
    }

    private void Take(in WordRun run)
    {
        if (TryTakeJoined(run))
        {
            return;
        }
        for (var i = 0; i < run.Pieces.Length; i++)
        {
            var piece = run.Pieces[i];
            var letters = run.LettersOf(piece);
            var meaning = MarkingVocabulary.Meaning(letters, piece.Shape);
            var isSingle = letters.Length == 1 && (meaning & MarkingWords.Digits) == 0;
            Add(meaning, letters, piece, false, isSingle ? letters[0] : (byte)0);
            _gap |= i + 1 < run.Pieces.Length ? GapSigns.Glued : GapSigns.None;
        }
    }

    // S-E-C-R-E-T, N A T O S E C R E T, NATOSECRET, S3CRET.
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
        var whole = new Piece(0, run.Letters.Length, (int)run.Start, (int)run.End, shape);
        Span<MarkingWords> meanings = stackalloc MarkingWords[16];
        Span<int> ends = stackalloc int[16];
        var count = MarkingVocabulary.Split(run.Letters, shape, meanings, ends);
        if (count == 0 && !AllKnown(run))
        {
            count = SplitTerms(run.Letters, shape, ends);
            meanings[..count].Clear();
        }
        var from = 0;
        for (var i = 0; i < count; i++)
        {
            Add(meanings[i], run.Letters[from..ends[i]], whole, run.IsSpelled, 0);
            from = ends[i];
            _gap |= run.IsSpelled ? GapSigns.Space : GapSigns.Glued;
        }
        if (count > 0)
        {
            _gap = GapSigns.None;
        }
        return count > 0;
    }

    private static bool AllKnown(in WordRun run)
    {
        if (run.IsSpelled)
        {
            return false;
        }
        foreach (var piece in run.Pieces)
        {
            if (IdOf(run.LettersOf(piece)) < 0)
            {
                return false;
            }
        }
        return true;
    }

    private static int SplitTerms(ReadOnlySpan<byte> letters, WordShape shape, Span<int> ends)
    {
        Span<byte> plain = stackalloc byte[letters.Length];
        letters.CopyTo(plain);
        if (Leet.IsMixed(shape))
        {
            Leet.Decode(letters, plain, 'i');
        }
        var count = 0;
        var from = 0;
        while (from < plain.Length)
        {
            var length = Math.Min(plain.Length - from, WordScanner.MaxWord);
            while (length > 0 && !IsLevelWord(plain.Slice(from, length)))
            {
                length--;
            }
            if (length == 0 || count == ends.Length)
            {
                return 0;
            }
            from += length;
            ends[count++] = from;
        }
        return count;
    }

    private static bool IsLevelWord(ReadOnlySpan<byte> letters) =>
        IdOf(letters) is var id and >= 0 && TermBook.Shared.IsTermWord(id);

    private void Add(MarkingWords meaning, ReadOnlySpan<byte> letters, Piece piece, bool isSpelled, byte letter)
    {
        if (_count == MaxWords)
        {
            IsCut = true;
            return;
        }
        var id = IdOf(letters);
        if (id < 0 && Leet.IsMixed(piece.Shape) && letters.Length <= WordScanner.MaxWord)
        {
            Span<byte> plain = stackalloc byte[WordScanner.MaxWord];
            Leet.Decode(letters, plain, 'i');
            id = IdOf(plain[..letters.Length]);
            if (id < 0)
            {
                Leet.Decode(letters, plain, 'l');
                id = IdOf(plain[..letters.Length]);
            }
        }
        if ((_gap & GapSigns.Angle) != 0 && (meaning & ~MarkingWords.Single) == 0 && !(id >= 0 && TermBook.Shared.IsLevelWord(id)))
        {
            // The name of a tag: <b>, </h1>.
            meaning = MarkingWords.Neutral;
            id = -1;
            letter = 0;
        }
        if (id < 0 && meaning == MarkingWords.None && letters[0] is >= (byte)'0' and <= (byte)'9' && IsMostlyDigits(letters))
        {
            // 121530Z, 2R, 1I: dates, copies and what scanning makes of page numbers.
            meaning = MarkingWords.Neutral;
        }
        _letters[_count] = (_foldedLength, letters.Length);
        for (var i = 0; i < letters.Length; i++)
        {
            _folded[_foldedLength++] = (char)letters[i];
        }
        _words[_count++] = new LineWord(
            meaning, id, (int)piece.Start, (int)piece.End,
            (piece.Shape & WordShape.Small) == 0, (piece.Shape & WordShape.Capital) != 0, isSpelled, _gap, letter);
        _gap = GapSigns.None;
        _lastSign = 0;
    }

    private static bool IsMostlyDigits(ReadOnlySpan<byte> letters)
    {
        var digits = 0;
        foreach (var letter in letters)
        {
            digits += char.IsAsciiDigit((char)letter) ? 1 : 0;
        }
        return digits * 2 >= letters.Length;
    }

    private static int IdOf(ReadOnlySpan<byte> letters)
    {
        Span<char> word = stackalloc char[WordScanner.MaxWord];
        if (letters.Length > word.Length)
        {
            return -1;
        }
        for (var i = 0; i < letters.Length; i++)
        {
            word[i] = (char)letters[i];
        }
        return TermBook.Shared.IdOf(word[..letters.Length]);
    }

    private readonly struct Sink(LineWords words) : IRunSink
    {
        public void Take(in WordRun run) => words.Take(in run);

        public void Take(byte sign, long at) => words.Take(sign);
    }
}
