namespace Caveat.Screening.Data.Persons;

/// <summary>Phone numbers: with a plus and a calling code (ITU-T E.164), in a national writing that nothing else has, or beside a word.</summary>
internal static class Phones
{
    private const int Longest = 24;

    private static readonly string[] Words =
    [
        " phone ", " phone number ", " telephone ", " tel ", " mobile ", " mob ", " cell ", " cellphone ", " telefon ", " telefonnummer ", " handy ", " handynummer ", " mobil ", " portable ",
        " telephone ", " telefono ", " cellulare ", " movil ", " gsm ", " telefoon ", " mobiel ", " numer telefonu ", " whatsapp ", " call me at ", " call me on ", " reach me on ", " reach me at ",
    ];

    // Calling codes whose national numbers have a length of their own: code, least, most digits. Others have 7 to 12.
    private static readonly (int Code, int Least, int Most)[] Lengths =
    [
        (1, 10, 10), (7, 10, 10), (30, 10, 10), (31, 9, 9), (32, 8, 9), (33, 9, 9), (34, 9, 9), (36, 8, 9), (39, 8, 11), (40, 9, 9), (41, 9, 9), (43, 7, 12), (44, 9, 10), (45, 8, 8), (46, 7, 9),
        (47, 8, 8), (48, 9, 9), (49, 7, 11), (61, 9, 9), (64, 8, 10), (81, 9, 10), (82, 8, 10), (90, 10, 10), (351, 9, 9), (352, 6, 9), (353, 7, 9), (354, 7, 7), (355, 8, 9), (356, 8, 8), (357, 8, 8),
        (358, 6, 11), (359, 7, 9), (370, 8, 8), (371, 8, 8), (372, 7, 8), (380, 9, 9), (382, 8, 8), (385, 8, 9), (386, 8, 8), (389, 8, 8), (420, 9, 9), (421, 9, 9),
    ];

    private static ReadOnlySpan<byte> TwoDigitCodes => [20, 27, 30, 31, 32, 33, 34, 36, 39, 40, 41, 43, 44, 45, 46, 47, 48, 49, 51, 52, 53, 54, 55, 56, 57, 58, 60, 61, 62, 63, 64, 65, 66, 81, 82, 84, 86, 90, 91, 92, 93, 94, 95, 98];

    /// <summary>Reads a number whose plus stands in front of <paramref name="at"/>.</summary>
    public static DataMatch International(ReadOnlySpan<char> text, int at)
    {
        var start = at - 1;
        if (!(start == 0 || !Edge.IsWordPart(text[start - 1]) || Edge.IsEscaped(text, start)) || (start > 0 && text[start - 1] is '+' or '/' or '-' or '.'))
        {
            return default;
        }
        Span<byte> digits = stackalloc byte[16];
        var end = Gather(text, at, digits, out var count, out var points, out var separators);
        var codeLength = CodeLength(digits[..count]);
        if (codeLength == 0 || count > 15 || (points == 1 && separators == 1))
        {
            // One point among the digits is that of a decimal.
            return default;
        }
        var national = digits[codeLength..count];
        // The zero of +49 (0)30 is not dialled.
        var code = (int)CheckDigits.Value(digits[..codeLength]);
        national = code != 39 && !national.IsEmpty && national[0] == 0 && text[at..end].Contains('(') ? national[1..] : national;
        var (least, most) = (7, 12);
        foreach (var known in Lengths)
        {
            if (known.Code == code)
            {
                (least, most) = (known.Least, known.Most);
            }
        }
        return national.Length >= least && national.Length <= most && (national[0] != 0 || code == 39) && (code != 1 || IsAmerican(national)) && national[^6..].ContainsAnyExcept((byte)0)
            && Edge.IsAfter(text, end)
            ? DataForm.Phone.At(start, end, Confidence.Likely)
            : default;
    }

    /// <summary>Reads a number without a plus.</summary>
    public static DataMatch National(in NumberRun run)
    {
        var text = run.Text;
        var start = run.Start;
        if (run.First == 3 && start > 0 && text[start - 1] == '(')
        {
            return InBrackets(text, start);
        }
        if (IsUsualWriting(run, out var end) && !NearWords.NameThing(text, start))
        {
            return DataForm.Phone.At(start, end, Confidence.Likely);
        }
        // What is cheap to see comes first: most numbers are no phone numbers.
        if (run.StartsAfterNumber || run.Total < 7)
        {
            return default;
        }
        Span<byte> digits = stackalloc byte[16];
        end = Gather(text, start, digits, out var count, out var points, out var separators);
        return count is >= 7 and <= 12 && !(points == 1 && separators == 1) && Edge.IsAfter(text, end) && !IsDate(run)
            && NearWords.StandBefore(text, start, Words, most: 24)
            ? DataForm.Phone.At(start, end, Confidence.Likely)
            : default;
    }

    private static bool IsUsualWriting(in NumberRun run, out int end)
    {
        Span<byte> digits = stackalloc byte[12];
        if (run.Is("3-3-4", out end) || run.Is("3.3.4", out end))
        {
            return IsAmerican(run.Digits(end, digits));
        }
        if (run.Is("2 2 2 2 2", out end) || run.Is("2.2.2.2.2", out end) || run.Is("2-2-2-2-2", out end))
        {
            var pairs = run.Digits(end, digits);
            return pairs[0] == 0 && pairs[1] is > 0 and not 8 && !Ascends(pairs);
        }
        if (run.Is("3 4 4", out end) || run.Is("5 6", out end))
        {
            // London and other cities; mobile phones.
            var british = run.Digits(end, digits);
            return british[0] == 0 && british[1] == (run.First == 3 ? 2 : 7);
        }
        if (run.Is("4 7", out end) || run.Is("4/7", out end) || run.Is("4-7", out end) || run.Is("4 8", out end) || run.Is("4/8", out end))
        {
            var german = run.Digits(end, digits);
            return german[0] == 0 && german[1] == 1 && german[2] is 5 or 6 or 7;
        }
        return false;
    }

    // (555) 123-4567
    private static DataMatch InBrackets(ReadOnlySpan<char> text, int start)
    {
        if (start + 4 >= text.Length || text[start + 3] != ')' || (start > 1 && Edge.IsWordPart(text[start - 2])))
        {
            return default;
        }
        var local = start + 4 + (NumberRun.Separator(text[start + 4]) == ' ' ? 1 : 0);
        if (local >= text.Length)
        {
            return default;
        }
        var run = new NumberRun(text, local);
        if (!run.Is("3-4", out var end) && !run.Is("3 4", out end) && !run.Is("3.4", out end))
        {
            return default;
        }
        Span<byte> digits = stackalloc byte[10];
        for (var i = 0; i < 3; i++)
        {
            digits[i] = (byte)(text[start + i] - '0');
        }
        run.Digits(end, digits[3..]);
        return IsAmerican(digits) ? DataForm.Phone.At(start - 1, end, Confidence.Likely) : default;
    }

    // North American Numbering Plan: area and exchange begin with 2 to 9.
    private static bool IsAmerican(ReadOnlySpan<byte> digits) => digits.Length == 10 && digits[0] > 1 && digits[3] > 1;

    // 01 02 03 04 05 counts.
    private static bool Ascends(ReadOnlySpan<byte> pairs)
    {
        for (var i = 2; i < pairs.Length; i += 2)
        {
            if (CheckDigits.Pair(pairs, i) <= CheckDigits.Pair(pairs, i - 2))
            {
                return false;
            }
        }
        return true;
    }

    private static bool IsDate(in NumberRun run) => run.Is("4-2-2", out _) || run.Is("2.2.4", out _) || run.Is("2/2/4", out _) || run.Is("2-2-4", out _);

    private static int CodeLength(ReadOnlySpan<byte> digits)
    {
        if (digits.Length < 8 || digits[0] == 0)
        {
            return 0;
        }
        return digits[0] is 1 or 7 ? 1 : TwoDigitCodes.Contains((byte)CheckDigits.Pair(digits, 0)) ? 2 : 3;
    }

    // Digits, single separators and brackets around digits.
    private static int Gather(ReadOnlySpan<char> text, int at, Span<byte> digits, out int count, out int points, out int separators)
    {
        (count, points, separators) = (0, 0, 0);
        var end = at;
        for (var i = at; i < text.Length && i - at < Longest; i++)
        {
            if (char.IsAsciiDigit(text[i]))
            {
                if (count == digits.Length)
                {
                    return end;
                }
                digits[count++] = (byte)(text[i] - '0');
                end = i + 1;
            }
            else if (NumberRun.Separator(text[i]) is not '\0' and var separator && i > at && NumberRun.Separator(text[i - 1]) == '\0')
            {
                separators++;
                points += separator == '.' ? 1 : 0;
            }
            else if (text[i] is not ('(' or ')'))
            {
                break;
            }
        }
        return end;
    }
}
