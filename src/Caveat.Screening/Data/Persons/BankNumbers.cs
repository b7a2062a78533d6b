namespace Caveat.Screening.Data.Persons;

/// <summary>Accounts and cards.</summary>
internal static class BankNumbers
{
    private const int LongestIban = 34;

    // The IBAN registry of SWIFT: country and length.
    private const string Lengths =
        "AD24AE23AL28AT20AZ28BA20BE16BG22BH22BR29BY28CH21CR22CY28CZ24DE22DK18DO28EE20EG29ES24FI18FO18FR27GB22GE22GI23GL18GR27GT28HR21HU28IE22IL23IQ23IS26IT27"
        + "JO30KW30KZ20LB28LI21LT20LU20LV21LY25MC27MD24ME22MK19MR27MT31MU30NL18NO15PK24PL28PS29PT25QA29RO24RS22SA24SE24SI19SK24SM27TN24TR26UA29VA22XK20";

    /// <summary>Reads an IBAN from its country on, compact or in groups (ISO 13616, check of ISO/IEC 7064 MOD 97-10).</summary>
    public static DataMatch Iban(ReadOnlySpan<char> text, int start)
    {
        var length = LengthOf(text[start..]);
        if (length == 0 || !Edge.IsBefore(text, start))
        {
            return default;
        }
        Span<char> number = stackalloc char[LongestIban];
        var count = 0;
        var at = start;
        for (; count < length && at < text.Length; at++)
        {
            if (char.IsAsciiLetterOrDigit(text[at]))
            {
                number[count++] = text[at];
            }
            else if (NumberRun.Separator(text[at]) is not (' ' or '-') || count < 4 || NumberRun.Separator(text[at - 1]) != '\0')
            {
                return default;
            }
        }
        return count == length && HoldsCheck(number[..count]) && Edge.IsAfter(text, at) ? DataForm.Iban.At(start, at) : default;
    }

    /// <summary>Reads a payment card of an issuer's range (ISO/IEC 7812-1).</summary>
    public static DataMatch Card(in NumberRun run)
    {
        var isGrouped = run.Is("4 4 4 4", out var end) || run.Is("4-4-4-4", out end) || run.Is("4 6 5", out end) || run.Is("4-6-5", out end) || run.Is("4 6 4", out end);
        if (!isGrouped && !run.Is("16", out end) && !run.Is("15", out end) && !run.Is("14", out end))
        {
            return default;
        }
        var digits = run.Digits(end, stackalloc byte[16]);
        return IsIssued(digits) && CheckDigits.Luhn(digits) && (isGrouped || !NearWords.NameThing(run.Text, run.Start))
            ? DataForm.Card.At(run.Start, end)
            : default;
    }

    private static bool IsIssued(ReadOnlySpan<byte> digits)
    {
        var four = (int)CheckDigits.Value(digits[..4]);
        return digits.Length switch
        {
            16 => four / 1000 == 4 || four / 100 is >= 51 and <= 55 || four is >= 2221 and <= 2720
                || four == 6011 || four / 100 == 65 || four / 10 is >= 644 and <= 649 || four is >= 3528 and <= 3589 || four / 100 == 62,
            15 => four / 100 is 34 or 37,
            _ => four / 100 is 36 or 38 or 39 || four / 10 is >= 300 and <= 305,
        };
    }

    private static int LengthOf(ReadOnlySpan<char> text)
    {
        if (text.Length < 15 || !char.IsAsciiDigit(text[2]) || !char.IsAsciiDigit(text[3]))
        {
            return 0;
        }
        Span<char> country = [char.ToUpperInvariant(text[0]), char.ToUpperInvariant(text[1])];
        for (var i = 0; i < Lengths.Length; i += 4)
        {
            if (Lengths.AsSpan(i, 2).SequenceEqual(country))
            {
                return ((Lengths[i + 2] - '0') * 10) + Lengths[i + 3] - '0';
            }
        }
        return 0;
    }

    private static bool HoldsCheck(ReadOnlySpan<char> number)
    {
        var rest = 0;
        for (var i = 0; i < number.Length; i++)
        {
            var c = char.ToUpperInvariant(number[(i + 4) % number.Length]);
            rest = char.IsAsciiDigit(c) ? ((rest * 10) + c - '0') % 97 : ((rest * 100) + c - 'A' + 10) % 97;
        }
        return rest == 1;
    }
}
