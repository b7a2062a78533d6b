using System.Collections.Frozen;
using Caveat.Labels.Folding;

namespace Caveat.Screening.Data.Persons;

/// <summary>Whole dates from 1900 on, close behind a word that says that somebody was born then.</summary>
internal static class BirthDates
{
    private static readonly string[] Words =
    [
        " born ", " date of birth ", " dob ", " birth date ", " birthdate ", " birthday ", " ne le ", " nee le ", " date de naissance ", " geboren ", " geburtsdatum ", " geb ", " nato il ", " nata il ",
        " data di nascita ", " nacido el ", " nacida el ", " fecha de nacimiento ", " geboortedatum ", " urodzony ", " urodzona ", " data urodzenia ", " fodt ", " fodd ", " syntynyt ", " data nasterii ",
    ];

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Months = FrozenSet.ToFrozenSet(
        ("january february march april may june july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec "
        + "janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre januar februar marz juni juli oktober dezember "
        + "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre gennaio febbraio aprile maggio giugno luglio settembre ottobre dicembre "
        + "januari februari maart mei augustus").Split(' ')).GetAlternateLookup<ReadOnlySpan<char>>();

    /// <param name="isShort">Whether the run has too few digits for a date without the name of a month.</param>
    public static DataMatch Read(in NumberRun run, bool isShort = false)
    {
        var start = run.Start;
        var end = start;
        if ((isShort || !IsDate(run, out end)) && !TryWithMonth(run, ref start, out end))
        {
            return default;
        }
        return NearWords.StandBefore(run.Text, start, Words, most: 32) ? DataForm.BirthDate.At(start, end, Confidence.Likely) : default;
    }

    private static bool IsDate(in NumberRun run, out int end)
    {
        Span<byte> digits = stackalloc byte[8];
        if (run.Is("4-2-2", out end) || run.Is("4/2/2", out end))
        {
            var date = run.Digits(end, digits);
            return IsYear(date[..4]) && CheckDigits.IsDay(CheckDigits.Pair(date, 6), CheckDigits.Pair(date, 4));
        }
        if (run.Is("2/2/4", out end) || run.Is("2.2.4", out end) || run.Is("2-2-4", out end) || run.Is("2 2 4", out end))
        {
            var date = run.Digits(end, digits);
            var (one, two) = (CheckDigits.Pair(date, 0), CheckDigits.Pair(date, 2));
            return IsYear(date[4..]) && (CheckDigits.IsDay(one, two) || CheckDigits.IsDay(two, one));
        }
        if (run.Is("1/1/4", out end) || run.Is("1/2/4", out end) || run.Is("2/1/4", out end) || run.Is("1.1.4", out end) || run.Is("1.2.4", out end) || run.Is("2.1.4", out end))
        {
            return IsYear(run.Digits(end, digits)[^4..]);
        }
        return false;
    }

    // 12 March 1985, 1er mars 1985, 12. Maerz 1985; March 12, 1985.
    private static bool TryWithMonth(in NumberRun run, ref int start, out int end)
    {
        var text = run.Text;
        end = start + run.First;
        if (run.First > 2)
        {
            return false;
        }
        var at = SkipOrdinal(text, end);
        var month = Letters(text, at);
        if (month > 2 && Months.Contains(Folded(text.Slice(at, month), stackalloc char[12])))
        {
            at += month;
            at += at < text.Length && text[at] is '.' or ',' ? 1 : 0;
            return TryYear(text, at, out end);
        }
        var before = start - 1;
        while (before > 0 && start - before < 12 && (char.IsLetter(text[before - 1]) || text[before - 1] == '.'))
        {
            before--;
        }
        if (before > 0 && before < start - 3 && Months.Contains(Folded(text[before..(start - 1)].TrimEnd('.'), stackalloc char[12])))
        {
            at = SkipOrdinal(text, end) - 1;
            start = before;
            return TryYear(text, at + (at < text.Length && text[at] == ' ' ? 0 : 1), out end);
        }
        return false;
    }

    // "12 ", "1er ", "12. ", "12th of ", "12, "
    private static int SkipOrdinal(ReadOnlySpan<char> text, int at)
    {
        var suffix = Letters(text, at);
        at += suffix <= 2 ? suffix : 0;
        while (at < text.Length && text[at] is '.' or ',' or ' ' or '\u00A0')
        {
            at++;
        }
        var word = text[at..];
        return word.StartsWith("of ", StringComparison.Ordinal) || word.StartsWith("de ", StringComparison.Ordinal) ? at + 3 : at;
    }

    private static bool TryYear(ReadOnlySpan<char> text, int at, out int end)
    {
        while (at < text.Length && NumberRun.Separator(text[at]) == ' ')
        {
            at++;
        }
        if (text[at..].StartsWith("de ", StringComparison.Ordinal))
        {
            at += 3;
        }
        end = at + 4;
        if (end > text.Length || text[at..end].ContainsAnyExceptInRange('0', '9') || !Edge.IsAfter(text, end))
        {
            return false;
        }
        Span<byte> year = stackalloc byte[4];
        return IsYear(new NumberRun(text, at).Digits(end, year));
    }

    private static bool IsYear(ReadOnlySpan<byte> digits) => CheckDigits.Value(digits) is >= 1900 and < 2100;

    private static int Letters(ReadOnlySpan<char> text, int at)
    {
        var end = at;
        while (end < text.Length && end - at < 12 && char.IsLetter(text[end]))
        {
            end++;
        }
        return end - at;
    }

    private static ReadOnlySpan<char> Folded(ReadOnlySpan<char> word, Span<char> into)
    {
        for (var i = 0; i < word.Length; i++)
        {
            into[i] = char.ToLowerInvariant((char)FoldTable.Shared[word[i]]);
        }
        return into[..word.Length];
    }
}
