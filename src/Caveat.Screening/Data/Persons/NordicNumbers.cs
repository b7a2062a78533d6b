namespace Caveat.Screening.Data.Persons;

/// <summary>The numbers of the Nordic states: a date of birth, a serial number and check digits.</summary>
internal static class NordicNumbers
{
    private const string FinnishChecks = "0123456789ABCDEFHJKLMNPRSTUVWXY";

    /// <summary>Swedish (year first, twelve digits with the century) or Danish (day first).</summary>
    public static DataMatch Ten(in NumberRun run, int end, bool hasWord)
    {
        var all = run.Digits(end, stackalloc byte[12]);
        if (all.Length == 12 && CheckDigits.Pair(all, 0) is not (18 or 19 or 20))
        {
            return default;
        }
        var digits = all[^10..];
        // A date and a time of day are written like this too.
        if (!hasWord && CheckDigits.Pair(digits, 6) < 24 && CheckDigits.Pair(digits, 8) < 60)
        {
            return default;
        }
        // Coordination numbers have 60 added to the day.
        var day = CheckDigits.Pair(digits, 4);
        if (CheckDigits.IsDay(day > 60 ? day - 60 : day, CheckDigits.Pair(digits, 2)) && CheckDigits.Value(digits[6..9]) > 0 && CheckDigits.Luhn(digits))
        {
            return DataForm.Swedish.At(run.Start, end);
        }
        // Numbers given since 2007 need not pass the check of eleven: those count beside a word.
        return all.Length == 10 && CheckDigits.IsDay(CheckDigits.Pair(digits, 0), CheckDigits.Pair(digits, 2))
            && (hasWord || CheckDigits.Weighted(digits, [4, 3, 2, 7, 6, 5, 4, 3, 2, 1]) % 11 == 0)
            ? DataForm.Danish.At(run.Start, end, hasWord ? Confidence.Likely : Confidence.Checked)
            : default;
    }

    /// <summary>Eleven digits with two check digits.</summary>
    public static DataMatch Norwegian(in NumberRun run, int end)
    {
        var digits = run.Digits(end, stackalloc byte[11]);
        // D numbers have 40 added to the day.
        var day = CheckDigits.Pair(digits, 0);
        return CheckDigits.IsDay(day > 40 ? day - 40 : day, CheckDigits.Pair(digits, 2))
            && CheckDigits.Weighted(digits, [3, 7, 6, 1, 8, 9, 4, 5, 2, 1]) % 11 == 0
            && CheckDigits.Weighted(digits, [5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1]) % 11 == 0
            ? DataForm.Norwegian.At(run.Start, end)
            : default;
    }

    /// <summary>Six digits of the date, a sign of the century, three digits and a check character, for example <c>-308T</c> after the date.</summary>
    public static DataMatch Finnish(ReadOnlySpan<char> text, int start)
    {
        const int length = 11;
        if (text.Length - start < length || !Edge.IsBefore(text, start) || !Edge.IsAfter(text, start + length))
        {
            return default;
        }
        Span<byte> digits = stackalloc byte[9];
        for (var i = 0; i < 10; i++)
        {
            var c = text[start + i];
            if (i == 6)
            {
                if (!IsCentury(c))
                {
                    return default;
                }
            }
            else if (char.IsAsciiDigit(c))
            {
                digits[i > 6 ? i - 1 : i] = (byte)(c - '0');
            }
            else
            {
                return default;
            }
        }
        return CheckDigits.IsDay(CheckDigits.Pair(digits, 0), CheckDigits.Pair(digits, 2)) && CheckDigits.Value(digits[6..]) >= 2
            && FinnishChecks[(int)(CheckDigits.Value(digits) % 31)] == text[start + 10]
            ? DataForm.Finnish.At(start, start + length)
            : default;
    }

    private static bool IsCentury(char c) => c is '+' or (>= 'A' and <= 'F') or (>= 'U' and <= 'Y') || NumberRun.Separator(c) == '-';
}
