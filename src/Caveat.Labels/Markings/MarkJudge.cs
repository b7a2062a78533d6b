using Caveat.Labels.Markings.Terms;

namespace Caveat.Labels.Markings;

/// <summary>Decides what a line's words amount to in their surroundings, and remembers what the text has shown so far. For one text and one thread.</summary>
internal sealed class MarkJudge
{
    private const int HopelessWords = 6;

    private readonly LineReading _line = new();
    private readonly PortionEvidence _portions = new();
    private readonly List<PolicyId> _seen = [];
    private readonly List<Grade> _grades = [];
    private readonly int[] _votes = new int[TermBook.Shared.LanguageCount];

    public List<Marking> Found { get; } = [];

    public void Reset()
    {
        Found.Clear();
        _portions.Reset();
        _seen.Clear();
        _grades.Clear();
    }

    /// <summary>Whether the line may carry a marking.</summary>
    public bool Read(ReadOnlySpan<char> line, MarkingContext context)
    {
        var isMark = _line.Read(line, context.Place);
        if (!isMark && _line.PortionLetter != 0)
        {
            _portions.SawLetter(_line.PortionLetter);
        }
        return isMark;
    }

    /// <summary>Whether the lines behind the line that was read last bear on it. Where nothing is at stake they do not, or every answer that begins with NATO UNCLASSIFIED would be held back.</summary>
    public bool MustWait => _line.Mark.Level > Classification.Unclassified;

    /// <summary>Whether the beginning of a line already says that no marking comes of it.</summary>
    public bool IsHopeless(ReadOnlySpan<char> line) => _line.CountProse(line) >= HopelessWords && !_line.Read(line, default);

    /// <summary>Weighs the line that was read last, between <paramref name="start"/> and <paramref name="end"/> of the text, and keeps it when it is a marking.</summary>
    public void Decide(ReadOnlySpan<char> text, int start, int end, ReadOnlySpan<char> line, long dropped, MarkingContext context)
    {
        var allowed = !_line.NeedsEvidence || Allows(_line.Mark);
        if (_line.PortionLetter != 0)
        {
            _portions.SawLetter(_line.PortionLetter);
        }
        var before = Surroundings.Before(text, start);
        var after = MustWait ? Surroundings.After(text, end, out _) : [];
        var near = Neighbourhood.Around(before, after, _line.Form == LineForm.Alone ? [] : line, _votes);
        if (!allowed || (_line.NeedsEvidence && near.ListsLetters))
        {
            return;
        }
        var mark = _line.Mark;
        var grade = Resolve(mark, near, context);
        var words = text[(start + _line.Start)..(start + _line.End)];
        mark = IsExclaimed(mark, line[_line.End..]) ? mark with { Evidence = mark.Evidence | Evidence.Exclaimed } : mark;
        var evidence = Weighing.Around(mark, _line.Form, near, context, before.Contains(words, StringComparison.Ordinal) || after.Contains(words, StringComparison.Ordinal), _grades.Contains(grade));
        var confidence = Weighing.Confidence(mark, _line.Form, evidence, context, near.Everyday);
        if (confidence < Weighing.Threshold)
        {
            return;
        }
        _portions.Saw(grade);
        if (!_seen.Contains(grade.Policy))
        {
            _seen.Add(grade.Policy);
        }
        if (!_grades.Contains(grade))
        {
            _grades.Add(grade);
        }
        Found.Add(new Marking(grade, dropped + start + _line.Start, words.Length, _line.Form == LineForm.Portion ? MarkingKind.Portion : MarkingKind.Banner)
        {
            Confidence = Math.Round(confidence, 2),
            Evidence = evidence,
            Standing = ReleaseLegend.Covers(before, after) ? Standing.Released : Standing.InForce,
        });
    }

    // Abbreviations and letters are marks only after a mark of the same policy.
    private bool Allows(in LineMark mark)
    {
        if (mark.Meanings.Length == 0)
        {
            return _portions.Allows(_line.PortionLetter);
        }
        foreach (var meaning in mark.Meanings)
        {
            if (_seen.Contains(meaning.Policy))
            {
                return true;
            }
        }
        return false;
    }

    // The nation that is known; else the highest meaning, and among equals the one that fits the text.
    private Grade Resolve(in LineMark mark, in Neighbourhood near, MarkingContext context)
    {
        if (mark.Meanings.Length == 0)
        {
            return mark.Grade;
        }
        var isShort = mark.Meanings[0].Strength == LevelStrength.Short;
        LevelMeaning? best = null;
        var bestFit = -1;
        foreach (var meaning in mark.Meanings)
        {
            if (meaning.Policy == context.Nation)
            {
                return meaning.Grade;
            }
            var fit = (isShort && _seen.Contains(meaning.Policy) ? 1 << 20 : 0) + ((int)meaning.Level << 16)
                + (_seen.Contains(meaning.Policy) ? 1 << 12 : 0) + Math.Min(near.Votes(meaning.Language), 1 << 11);
            if (fit > bestFit)
            {
                bestFit = fit;
                best = meaning;
            }
        }
        return best!.Grade;
    }

    // Only Hungarian marks end in an exclamation mark, and in one.
    private static bool IsExclaimed(in LineMark mark, ReadOnlySpan<char> after) =>
        after.Contains("!!", StringComparison.Ordinal)
        || (after.TrimStart().StartsWith("!") && !mark.Is(Evidence.NamesOwner) && !Array.Exists(mark.Meanings, meaning => meaning.Policy.Name == "HUN"));
}
