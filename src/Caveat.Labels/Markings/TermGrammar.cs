using Caveat.Labels.Markings.Terms;

namespace Caveat.Labels.Markings;

/// <summary>Decides whether words are a marking written in full, in the words of any nation: owner, level, controls, release list, page numbers and nothing else.</summary>
internal ref struct TermGrammar
{
    private const int MaxLevels = 2;

    private readonly ReadOnlySpan<LineWord> _words;
    private readonly GapSigns _after;
    private LevelMeaning[] _meanings;
    private LevelStrength _strength;
    private MarkingWords _all;
    private GapSigns _signs;
    private Evidence _evidence;
    private Classification _highest;
    private int _levels;
    private int _first;
    private int _last;
    private bool _isUpper;
    private bool _tail;
    private bool _hasCapital;
    private int _rowLevels;

    private TermGrammar(ReadOnlySpan<LineWord> words, GapSigns after)
    {
        _words = words;
        _after = after;
        _meanings = [];
        _isUpper = true;
        _first = -1;
    }

    /// <param name="words">All words of a line, or of a part of one.</param>
    /// <param name="after">The signs behind the last word.</param>
    public static bool TryRead(ReadOnlySpan<LineWord> words, GapSigns after, out LineMark mark)
    {
        mark = default;
        var grammar = new TermGrammar(words, after);
        if (!grammar.ReadAll())
        {
            return false;
        }
        mark = grammar.Mark();
        return true;
    }

    private bool ReadAll()
    {
        var at = Skip(0);
        at = ReadHeading(at, out var isHeaded);
        _evidence = isHeaded ? Evidence.Headed : Evidence.None;
        while (at < _words.Length)
        {
            var next = ReadOne(at);
            if (next == at)
            {
                return false;
            }
            at = next;
        }
        _signs |= _after;
        return _levels is > 0 and <= MaxLevels && SignsAllow(isHeaded);
    }

    // Signs that a marking has none of: they make a question, an assignment, a list, a program.
    private readonly bool SignsAllow(bool isHeaded)
    {
        if ((_signs & (GapSigns.Question | GapSigns.Equals)) != 0 || (!isHeaded && (_signs & GapSigns.Code) != 0))
        {
            return false;
        }
        if (isHeaded)
        {
            return true;
        }
        // nato-secret is an identifier, NATO_SECRET, is a name in a program, and a row with two levels is a table's.
        if (((_signs & GapSigns.Glued) != 0 && (!_hasCapital || (_after & GapSigns.Comma) != 0))
            || ((_signs & GapSigns.Bar) != 0 && _rowLevels > 1)
            || (_signs & (GapSigns.Comma | GapSigns.Quote)) == (GapSigns.Comma | GapSigns.Quote))
        {
            return false;
        }
        var isListed = _levels > 1 && (_signs & (GapSigns.Comma | GapSigns.Bar)) != 0;
        return !isListed && (_after & (GapSigns.Colon | GapSigns.Comma)) == 0 && ((_signs & (GapSigns.Colon | GapSigns.Comma)) == 0 || _tail);
    }

    private int ReadOne(int at)
    {
        var word = _words[at];
        _signs |= at > 0 && _first >= 0 ? word.Before : word.Before & ~GapSigns.Colon;
        _hasCapital |= word.IsCapital || word.IsSpelled;
        _rowLevels += word.Has(MarkingWords.FullLevel | MarkingWords.Abbreviation) ? 1 : 0;
        if (TryLevel(at, out var end))
        {
            return end;
        }
        if (IsOwner(at))
        {
            _all |= word.Meaning;
            Cover(at, at + 1);
            return at + 1;
        }
        var roles = Longest(at, TermRoles.Control | TermRoles.Release, out end);
        // A control word before the level counts only in capitals: "exercise secret" is prose.
        if ((roles & (TermRoles.Control | TermRoles.Release)) != 0 && (_levels > 0 || word.IsUpper))
        {
            _tail |= (roles & TermRoles.Release) != 0 && _levels > 0;
            _evidence |= (roles & TermRoles.Release) != 0 ? Evidence.ReleaseList : Evidence.Controls;
            Cover(at, end);
            return end;
        }
        if (_levels > 0 && (word.Has(MarkingWords.Control | MarkingWords.Release | MarkingWords.Only | MarkingWords.Joint | MarkingWords.To)
            || (word.Has(MarkingWords.Administrative) && (_all & MarkingWords.Nato) != 0)))
        {
            if (word.Has(MarkingWords.Control | MarkingWords.Release | MarkingWords.Only) && word.IsUpper)
            {
                _evidence |= word.Has(MarkingWords.Control) ? Evidence.Controls : Evidence.ReleaseList;
                _tail |= word.Has(MarkingWords.Release | MarkingWords.Only);
            }
            Cover(at, at + 1);
            return at + 1;
        }
        if (_tail && (word.IsCapital || word.Has(MarkingWords.And)))
        {
            // The names of a release list.
            Cover(at, at + 1);
            return at + 1;
        }
        if (_levels > 0 && (_evidence & Evidence.Disguised) != 0 && word.IsUpper && !word.Has(MarkingWords.Single))
        {
            // Telegrams: S E C R E T SECTION 01 OF 02 LISBON 000412.
            return at + 1;
        }
        return Skip(at);
    }

    private bool TryLevel(int at, out int end)
    {
        end = at;
        var node = TermBook.Shared.Root;
        LevelMeaning[] found = [];
        for (var i = at; i < _words.Length && node is not null; i++)
        {
            // Longer terms win: HEMLIG is a part of BEGRÄNSAT HEMLIG.
            if (i > at && (_words[i].Before & (GapSigns.Comma | GapSigns.Bar | GapSigns.DoubleSlash | GapSigns.Equals | GapSigns.Quote)) != 0)
            {
                break;
            }
            node = _words[i].Id < 0 ? null : node.After(_words[i].Id);
            if (node is { Levels.Length: > 0 })
            {
                found = node.Levels;
                end = i + 1;
            }
        }
        if (found.Length == 0)
        {
            return false;
        }
        var highest = Classification.Unmarked;
        var strength = LevelStrength.Word;
        foreach (var meaning in found)
        {
            highest = meaning.Level > highest ? meaning.Level : highest;
            strength = meaning.Strength > strength ? meaning.Strength : strength;
        }
        for (var i = at; i < end; i++)
        {
            _isUpper &= _words[i].IsUpper || _words[i].IsSpelled;
            _all |= _words[i].Meaning;
            _evidence |= _words[i].IsSpelled ? Evidence.Disguised : Evidence.None;
            _signs |= i > at ? _words[i].Before & ~GapSigns.Colon : 0;
            _hasCapital |= _words[i].IsCapital;
            _rowLevels += i > at && _words[i].Has(MarkingWords.FullLevel) ? 1 : 0;
        }
        // "SECRET UE/EU SECRET" says one level twice.
        _levels += _levels > 0 && found == _meanings ? 0 : 1;
        if (_levels == 1 || highest > _highest)
        {
            _meanings = found;
            _highest = highest;
            _strength = strength;
        }
        Cover(at, end);
        return true;
    }

    private readonly bool IsOwner(int at)
    {
        var word = _words[at];
        return (word.Has(MarkingWords.Owner | MarkingWords.Us | MarkingWords.Uk) && !word.Has(MarkingWords.Abbreviation))
            || (word.Has(MarkingWords.Context) && at > 0 && _words[at - 1].Has(MarkingWords.Nato | MarkingWords.Context) && (word.Before & GapSigns.Slash) != 0);
    }

    private readonly int ReadHeading(int at, out bool isHeaded)
    {
        isHeaded = false;
        var end = at;
        while (end < _words.Length)
        {
            if (end > at && (_words[end].Before & GapSigns.Colon) != 0)
            {
                break;
            }
            var roles = Longest(end, TermRoles.Heading, out var next);
            if ((roles & TermRoles.Heading) == 0)
            {
                if (!_words[end].Has(MarkingWords.Heading))
                {
                    break;
                }
                next = end + 1;
            }
            end = next;
        }
        if (end > at && end < _words.Length && (_words[end].Before & (GapSigns.Colon | GapSigns.Bullet | GapSigns.Bar)) != 0)
        {
            isHeaded = (_words[end].Before & (GapSigns.Equals | GapSigns.Code)) == 0;
            return isHeaded ? end : at;
        }
        return at;
    }

    // Page and copy numbers, list numbers.
    private readonly int Skip(int at)
    {
        var letters = 0;
        while (at < _words.Length)
        {
            var word = _words[at];
            if (word.Has(MarkingWords.Neutral | MarkingWords.Digits))
            {
                at++;
                continue;
            }
            if (word.Has(MarkingWords.Single) && _first >= 0 && at + 1 < _words.Length && _words[at + 1].Has(MarkingWords.Digits))
            {
                // "Výtisk č. 2"
                at++;
                continue;
            }
            if (word.Has(MarkingWords.Single) && letters++ == 0 && at + 1 < _words.Length && _first < 0 && (_words[at + 1].Before & (GapSigns.Stop | GapSigns.Close)) != 0)
            {
                at++;
                continue;
            }
            if (Longest(at, TermRoles.Neutral, out var end) == 0)
            {
                break;
            }
            at = end;
        }
        return at;
    }

    private readonly TermRoles Longest(int at, TermRoles wanted, out int end)
    {
        end = at;
        var roles = TermRoles.None;
        var node = TermBook.Shared.Root;
        for (var i = at; i < _words.Length; i++)
        {
            if (_words[i].Id < 0 || node.After(_words[i].Id) is not { } next)
            {
                break;
            }
            node = next;
            if ((node.Roles & wanted) != 0)
            {
                roles = node.Roles & wanted;
                end = i + 1;
            }
        }
        return roles;
    }

    private void Cover(int from, int end)
    {
        _first = _first < 0 ? from : _first;
        _last = end - 1;
    }

    private readonly LineMark Mark()
    {
        var evidence = _evidence | (_isUpper ? Evidence.Capitals : Evidence.None) | ((_words[_first].Before & _after & GapSigns.Quote) != 0 ? Evidence.Quoted : Evidence.None);
        var mark = new LineMark { First = _first, Last = _last, Meanings = _meanings, Strength = _strength, IsUpper = _isUpper, Evidence = evidence };
        var policy = (_all & (MarkingWords.Nato | MarkingWords.Cosmic)) != 0 ? PolicyId.Nato
            : (_all & MarkingWords.Eu) != 0 ? PolicyId.Eu
            : (_all & MarkingWords.Uk) != 0 ? PolicyId.Gbr
            : (_all & MarkingWords.Us) != 0 ? PolicyId.Usa
            : PolicyId.Public;
        if (policy == PolicyId.Public)
        {
            return mark;
        }
        // Fails closed: "COSMIC SECRET" and "NATO TOP SECRET" are malformed and read as the higher of what they may mean.
        var isCosmic = (_all & MarkingWords.Cosmic) != 0;
        var isMalformed = policy == PolicyId.Nato && isCosmic != (_highest == Classification.TopSecret);
        return mark with
        {
            Meanings = [],
            Grade = new Grade(policy, isCosmic ? Classification.TopSecret : _highest),
            Strength = LevelStrength.Sure,
            Evidence = evidence | Evidence.NamesOwner | (isMalformed ? Evidence.Malformed : Evidence.None),
        };
    }
}
