namespace Caveat.Screening.Data.Persons;

/// <summary>Numbers of persons that have letters in them.</summary>
internal static class LetteredNumbers
{
    private const string SpanishLetters = "TRWAGMYFPDXBNJZSQVHLCKE";
    private const string ItalianMonths = "ABCDEHLMPRST";

    private static readonly string[] BritishWords = [" nino ", " national insurance ", " ni number ", " ni no "];

    // Agenzia delle entrate, D.M. 23/12/1976: the values of 0-9 (and A-J) and of K-Z at odd places.
    private static ReadOnlySpan<byte> ItalianOdd => [1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23];

    /// <summary>Reads the number that the word from <paramref name="start"/> to <paramref name="end"/> is or begins.</summary>
    public static DataMatch Read(ReadOnlySpan<char> text, int start, int end) => (end - start) switch
    {
        2 or 8 or 9 => Short(text, start, end),
        7 => SpanishForeigner(text, start, end),
        15 => Corsican(text, start, end),
        16 => Italian(text, start, end),
        _ => default,
    };

    private static DataMatch Short(ReadOnlySpan<char> text, int start, int end)
    {
        var spanish = Spanish(text, start, end);
        return spanish.IsNone ? British(text, start, end) : spanish;
    }

    // 12345678Z, 12345678-Z, 12.345.678-Z is left to its digits; X1234567L, X-1234567-L.
    private static DataMatch Spanish(ReadOnlySpan<char> text, int start, int end)
    {
        if (end - start == 8 && end + 1 < text.Length && NumberRun.Separator(text[end]) == '-' && char.IsAsciiLetterUpper(text[end + 1]))
        {
            return SpanishAt(text, start, end, end + 2);
        }
        return end - start == 9 ? SpanishAt(text, start, end - 1, end) : default;
    }

    private static DataMatch SpanishForeigner(ReadOnlySpan<char> text, int start, int end) =>
        start > 1 && NumberRun.Separator(text[start - 1]) == '-' && text[start - 2] is 'X' or 'Y' or 'Z'
        && end + 1 < text.Length && NumberRun.Separator(text[end]) == '-'
            ? SpanishAt(text, start - 2, end, end + 2)
            : default;

    private static DataMatch SpanishAt(ReadOnlySpan<char> text, int start, int end, int after)
    {
        long value = 0;
        for (var i = start; i < end; i++)
        {
            var digit = i == start && text[i] is 'X' or 'Y' or 'Z' ? text[i] - 'X' : text[i] - '0';
            if (i == start + 1 && NumberRun.Separator(text[i]) == '-')
            {
                continue;
            }
            if (digit is < 0 or > 9)
            {
                return default;
            }
            value = (value * 10) + digit;
        }
        // A date with the letter of a time zone looks the same.
        var isDate = value is >= 19_000_000 and < 21_000_000 && CheckDigits.IsDay((int)(value % 100), (int)(value / 100 % 100));
        return SpanishLetters[(int)(value % 23)] == text[after - 1] && value > 0 && !isDate
            && Edge.IsBefore(text, start) && Edge.IsAfter(text, after) && !NearWords.NameThing(text, start)
            ? DataForm.Spanish.At(start, after)
            : default;
    }

    // HMRC NIM39110: AB123456C beside a word, or written in pairs, where the word from start is the first pair of digits.
    private static DataMatch British(ReadOnlySpan<char> text, int start, int end)
    {
        if (end - start == 9)
        {
            return IsBritish(text[start..end]) && Edge.IsBefore(text, start) && Edge.IsAfter(text, end) && NearWords.StandBeside(text, start, end, BritishWords)
                ? DataForm.British.At(start, end, Confidence.Likely)
                : default;
        }
        const int length = 13;
        var from = start - 3;
        if (end - start != 2 || from < 0 || text.Length - from < length)
        {
            return default;
        }
        Span<char> compact = stackalloc char[9];
        for (var i = 0; i < length; i++)
        {
            var c = text[from + i];
            if (i % 3 == 2)
            {
                if (NumberRun.Separator(c) != ' ')
                {
                    return default;
                }
            }
            else
            {
                compact[i - (i / 3)] = c;
            }
        }
        return IsBritish(compact) && Edge.IsBefore(text, from) && Edge.IsAfter(text, from + length)
            ? DataForm.British.At(from, from + length, Confidence.Likely)
            : default;
    }

    private static bool IsBritish(ReadOnlySpan<char> number)
    {
        if (number[8] is not (>= 'A' and <= 'D') || number[2..8].ContainsAnyExceptInRange('0', '9')
            || !char.IsAsciiLetterUpper(number[0]) || !char.IsAsciiLetterUpper(number[1]))
        {
            return false;
        }
        return !"DFIQUV".Contains(number[0], StringComparison.Ordinal) && !"DFIOQUV".Contains(number[1], StringComparison.Ordinal)
            && number[..2] is not ("BG" or "GB" or "KN" or "NK" or "NT" or "TN" or "ZZ");
    }

    // The NIR of those born in Corsica: 2A counts as 19, 2B as 18.
    private static DataMatch Corsican(ReadOnlySpan<char> text, int start, int end)
    {
        if (text[start + 5] != '2' || text[start + 6] is not ('A' or 'B') || !Edge.IsBefore(text, start) || !Edge.IsAfter(text, end))
        {
            return default;
        }
        Span<byte> digits = stackalloc byte[15];
        for (var i = 0; i < 15; i++)
        {
            digits[i] = (byte)(text[start + i] - '0');
            if (i is not (5 or 6) && digits[i] > 9)
            {
                return default;
            }
        }
        digits[5] = 1;
        digits[6] = (byte)(text[start + 6] == 'A' ? 9 : 8);
        return digits[0] is 1 or 2 && CheckDigits.Pair(digits, 13) == 97 - (int)(CheckDigits.Value(digits[..13]) % 97)
            ? DataForm.French.At(start, end)
            : default;
    }

    private static DataMatch Italian(ReadOnlySpan<char> text, int start, int end)
    {
        var code = text[start..end];
        var sum = 0;
        for (var i = 0; i < 15; i++)
        {
            var c = (char)(code[i] & ~(char.IsAsciiLetter(code[i]) ? 0x20 : 0));
            var isLetterPlace = i < 6 || i is 8 or 11;
            // Two persons with one code are told apart by letters in the place of digits.
            if (!(char.IsAsciiLetterUpper(c) ? isLetterPlace || "LMNPQRSTUV".Contains(c, StringComparison.Ordinal) : char.IsAsciiDigit(c) && !isLetterPlace))
            {
                return default;
            }
            var value = char.IsAsciiDigit(c) ? c - '0' : c - 'A';
            sum += i % 2 == 0 ? ItalianOdd[value] : value;
        }
        return (code[15] | 0x20) == 'a' + (sum % 26) && ItalianMonths.Contains((char)(code[8] & ~0x20), StringComparison.Ordinal)
            && Edge.IsBefore(text, start) && Edge.IsAfter(text, end)
            ? DataForm.Italian.At(start, end)
            : default;
    }
}
