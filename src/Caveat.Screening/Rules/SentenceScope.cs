using Caveat.Labels.Folding;
using Caveat.Screening.Findings;

namespace Caveat.Screening.Rules;

/// <summary>Follows a text sentence by sentence and finds the rules whose concepts stand together. Reusable; for one thread at a time.</summary>
/// <remarks>A rule's concepts must stand within <see cref="Window"/> words of one sentence; an exception counts within as many words around them.</remarks>
internal sealed class SentenceScope(ScreenRules rules)
{
    /// <summary>The most words between the first and the last concept of a finding.</summary>
    public const int Window = 40;

    /// <summary>A sentence with anything undecided is cut after this many source characters, so that no stream is held for ever.</summary>
    public const int MaxHeld = 3072;

    /// <summary>The fewest letters that are taken for a spelled word: "a b c" is no word.</summary>
    public const int MinSpelled = 4;

    private readonly SentenceBounds _bounds = new();
    private readonly PhraseTracker _phrases = new(rules.Vocabulary, rules.RuleGroups);
    private readonly int[] _lastWord = new int[64];
    private readonly long[] _firstStart = new long[64];
    private readonly long[] _lastStart = new long[64];
    private readonly long[] _lastEnd = new long[64];
    private readonly List<Candidate> _candidates = [];
    private long _sentenceStart;
    private ulong _seen;
    private int _word;
    private uint _reported;

    /// <summary>What was found and not yet taken, in the order of decision.</summary>
    public List<Finding> Found { get; } = [];

    /// <summary>Where the earliest passage that may become a finding starts; <see cref="long.MaxValue"/> when there is none.</summary>
    public long HoldFrom
    {
        get
        {
            var from = _phrases.Start;
            foreach (var candidate in _candidates)
            {
                from = Math.Min(from, candidate.Start);
            }
            for (var live = _seen & rules.RuleGroups; live != 0; live &= live - 1)
            {
                var group = (int)ulong.TrailingZeroCount(live);
                if (_lastWord[group] >= _word - Window)
                {
                    from = Math.Min(from, _lastStart[group]);
                }
            }
            return from;
        }
    }

    public void Reset()
    {
        Found.Clear();
        _bounds.Reset();
        StartSentence();
    }

    public void Take(in WordRun run)
    {
        if (_bounds.IsNewSentence(run))
        {
            EndSentence();
        }
        EndIfTooLong(run.Start);
        _sentenceStart = Math.Min(_sentenceStart, run.Start);
        foreach (var piece in run.Pieces)
        {
            TakeWord(run.LettersOf(piece), piece.Shape, piece.Start, piece.End);
        }
        if (run.Pieces.Length > 1)
        {
            TakeJoined(run);
        }
        for (var i = 0; i < _candidates.Count; i++)
        {
            if (_word > _candidates[i].Word + Window)
            {
                Decide(_candidates[i]);
                _candidates.RemoveAt(i--);
            }
        }
    }

    public void Take(byte sign, long at)
    {
        _bounds.Take(sign);
        if (_bounds.IsParagraphEnd)
        {
            EndSentence();
        }
        EndIfTooLong(at);
    }

    public void Complete() => EndSentence();

    private void TakeWord(ReadOnlySpan<byte> letters, WordShape shape, long start, long end)
    {
        if ((shape & WordShape.Overlong) != 0)
        {
            _phrases.Reset();
            _word++;
            return;
        }
        // Single letters do not count: spelling a sentence out must not carry its words out of the window.
        _word += letters.Length > 1 ? 1 : 0;
        foreach (var (bits, from) in _phrases.Take(letters, shape, start))
        {
            Note(bits, from, end);
        }
    }

    // The pieces as one word: s-u-r-v-e-i-l, or watch.list; letters set apart may hide several words.
    private void TakeJoined(in WordRun run)
    {
        if (run.IsSpelled && run.Letters.Length < MinSpelled)
        {
            return;
        }
        var bits = _phrases.Match(run.Letters, WordShape.Small | WordShape.Digit);
        if (run.IsSpelled)
        {
            for (var i = 0; i < run.Letters.Length;)
            {
                var length = rules.Vocabulary.Longest(run.Letters[i..], out var here);
                bits |= length >= MinSpelled ? here : 0;
                i += length >= MinSpelled ? length : 1;
            }
        }
        Note(bits, run.Start, run.End);
    }

    private void Note(ulong bits, long start, long end)
    {
        if (bits == 0)
        {
            return;
        }
        for (var rest = bits; rest != 0; rest &= rest - 1)
        {
            var group = (int)ulong.TrailingZeroCount(rest);
            if ((_seen & (1UL << group)) == 0)
            {
                _firstStart[group] = start;
            }
            _lastWord[group] = _word;
            _lastStart[group] = start;
            _lastEnd[group] = end;
        }
        _seen |= bits;
        var needed = rules.Needed;
        for (var i = 0; i < needed.Length; i++)
        {
            if ((needed[i] & ~_seen) == 0 && (needed[i] & bits) != 0)
            {
                Consider(i, rules.Rules[i]);
            }
        }
    }

    private void Consider(int index, ScreenRule rule)
    {
        var start = long.MaxValue;
        long end = 0;
        for (var i = 0; i < rule.Groups.Count; i++)
        {
            var group = rule.Groups[i];
            if (_lastWord[group] < _word - Window)
            {
                return;
            }
            if ((rule.Spanning & (1UL << group)) == 0)
            {
                continue;
            }
            for (var j = 0; j < i; j++)
            {
                // One word cannot stand for two concepts, unless letters set apart hide both.
                if (_lastStart[rule.Groups[j]] == _lastStart[group] && (rule.Spanning & (1UL << rule.Groups[j])) != 0 && _lastEnd[group] - _lastStart[group] < 2 * WordScanner.MaxWord / 3)
                {
                    return;
                }
            }
            start = Math.Min(start, _lastStart[group]);
            end = Math.Max(end, _lastEnd[group]);
        }
        foreach (var candidate in _candidates)
        {
            if (candidate.Rule == index)
            {
                return;
            }
        }
        _candidates.Add(new Candidate(index, _word, start, end));
    }

    private void Decide(Candidate candidate)
    {
        var rule = rules.Rules[candidate.Rule];
        for (var unless = rule.Unless & _seen; unless != 0; unless &= unless - 1)
        {
            var group = (int)ulong.TrailingZeroCount(unless);
            var isInPlace = (rules.Frames & (1UL << group)) != 0
                ? _firstStart[group] < candidate.Start
                : _lastWord[group] >= candidate.Word - (2 * Window);
            if (isInPlace)
            {
                return;
            }
        }
        // One finding of a category per sentence says enough.
        var category = 1u << CategoryNumber(rule.Category);
        if ((_reported & category) == 0)
        {
            _reported |= category;
            Found.Add(new Finding(rule.Category, candidate.Start, (int)(candidate.End - candidate.Start), rule.Id));
        }
    }

    private int CategoryNumber(UseCategory category)
    {
        for (var i = 0; i < rules.Categories.Count; i++)
        {
            if (rules.Categories[i] == category)
            {
                return i;
            }
        }
        return 0;
    }

    // The first comparison spares the second almost always.
    private void EndIfTooLong(long at)
    {
        if (at - _sentenceStart > MaxHeld && at - HoldFrom > MaxHeld)
        {
            EndSentence();
        }
    }

    private void EndSentence()
    {
        foreach (var candidate in _candidates)
        {
            Decide(candidate);
        }
        StartSentence();
    }

    private void StartSentence()
    {
        _candidates.Clear();
        _phrases.Reset();
        _sentenceStart = long.MaxValue;
        _seen = 0;
        _word = 0;
        _reported = 0;
    }

    private readonly record struct Candidate(int Rule, int Word, long Start, long End);
}
