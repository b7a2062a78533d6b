namespace Caveat.Screening.Data.Persons;

/// <summary>Numbers of persons that are written with digits only, by the rules of the states that give them.</summary>
internal static class NationalNumbers
{
    private static readonly string[] AmericanWords = [" ssn ", " social security "];
    private static readonly string[] DutchWords = [" bsn ", " burgerservicenummer ", " sofinummer ", " sofi nummer "];
    private static readonly string[] GermanWords = [" steuer id ", " steuerid ", " steueridentifikationsnummer ", " idnr ", " steuerliche identifikationsnummer ", " tin ", " steuer identifikationsnummer "];
    private static readonly string[] NordicWords = [" personnummer ", " cpr ", " personnr ", " pnr ", " personal identity number ", " cpr nr ", " cpr nummer ", " fodselsnummer "];

    public static DataMatch Read(in NumberRun run) => run.First switch
    {
        1 or 13 or 15 => French(run),
        2 => German(run) is { IsNone: false } german ? german : Belgian(run),
        3 => American(run),
        6 => SixFirst(run),
        8 => SwedishWithCentury(run),
        9 => Nine(run),
        10 or 12 => Compact(run),
        11 => Eleven(run),
        _ => default,
    };

    private static DataMatch American(in NumberRun run) =>
        (run.Is("3-2-4", out var end) && !NearWords.NameThing(run.Text, run.Start)) || (run.Is("3 2 4", out end) && NearWords.StandBeside(run.Text, run.Start, end, AmericanWords))
            ? AmericanAt(run, end, Confidence.Likely)
            : default;

    private static DataMatch AmericanAt(in NumberRun run, int end, Confidence confidence)
    {
        // SSA: no area 000, 666 or 900-999, no group 00, no serial 0000.
        var digits = run.Digits(end, stackalloc byte[9]);
        var area = CheckDigits.Value(digits[..3]);
        return area is > 0 and < 900 and not 666 && CheckDigits.Value(digits[3..5]) > 0 && CheckDigits.Value(digits[5..]) > 0
            ? DataForm.American.At(run.Start, end, confidence)
            : default;
    }

    private static DataMatch Nine(in NumberRun run)
    {
        if (!run.Is("9", out var end))
        {
            return default;
        }
        if (NearWords.StandBeside(run.Text, run.Start, end, AmericanWords))
        {
            return AmericanAt(run, end, Confidence.Likely);
        }
        // The Dutch check of eleven: the last weight is -1.
        var digits = run.Digits(end, stackalloc byte[9]);
        return (CheckDigits.Weighted(digits, [9, 8, 7, 6, 5, 4, 3, 2]) - digits[8]) % 11 == 0
            && CheckDigits.Value(digits) > 0 && NearWords.StandBeside(run.Text, run.Start, end, DutchWords)
            ? DataForm.Dutch.At(run.Start, end)
            : default;
    }

    private static DataMatch French(in NumberRun run)
    {
        if (!run.Is("15", out var end) && !run.Is("1 2 2 2 3 3 2", out end) && !run.Is("13 2", out end))
        {
            return default;
        }
        // Sex 1 or 2, year, month (20 and above where unknown), département; key: 97 less the rest of the first 13 digits.
        var digits = run.Digits(end, stackalloc byte[15]);
        return digits[0] is 1 or 2 && CheckDigits.Pair(digits, 3) is >= 1 and <= 12 or 20 && CheckDigits.Pair(digits, 5) > 0
            && CheckDigits.Pair(digits, 13) == 97 - (int)(CheckDigits.Value(digits[..13]) % 97)
            ? DataForm.French.At(run.Start, end)
            : default;
    }

    private static DataMatch Belgian(in NumberRun run) =>
        run.Is("2.2.2-3.2", out var end) || run.Is("2.2.2.3.2", out end) || run.Is("2 2 2 3 2", out end) ? BelgianAt(run, end) : default;

    private static DataMatch BelgianAt(in NumberRun run, int end)
    {
        var digits = run.Digits(end, stackalloc byte[11]);
        var body = CheckDigits.Value(digits[..9]);
        var key = CheckDigits.Pair(digits, 9);
        // From 2000 on a 2 stands in front of the nine digits that count.
        return CheckDigits.IsDay(CheckDigits.Pair(digits, 4), CheckDigits.Pair(digits, 2)) && CheckDigits.Value(digits[6..9]) is > 0 and < 999
            && (key == 97 - (body % 97) || key == 97 - ((2_000_000_000 + body) % 97))
            ? DataForm.Belgian.At(run.Start, end)
            : default;
    }

    private static DataMatch German(in NumberRun run) =>
        run.Is("2 3 3 3", out var end) || run.Is("11", out end) ? GermanAt(run, end) : default;

    private static DataMatch GermanAt(in NumberRun run, int end)
    {
        var digits = run.Digits(end, stackalloc byte[11]);
        return digits[0] != 0 && CheckDigits.Mod11And10(digits) && NearWords.StandBeside(run.Text, run.Start, end, GermanWords)
            ? DataForm.German.At(run.Start, end)
            : default;
    }

    private static DataMatch Eleven(in NumberRun run)
    {
        if (!run.Is("11", out var end))
        {
            return default;
        }
        if (GermanAt(run, end) is { IsNone: false } german)
        {
            return german;
        }
        if (NordicNumbers.Norwegian(run, end) is { IsNone: false } norwegian)
        {
            return norwegian;
        }
        if (NearWords.NameThing(run.Text, run.Start))
        {
            return default;
        }
        return BelgianAt(run, end) is { IsNone: false } belgian ? belgian : Polish(run, end);
    }

    private static DataMatch Polish(in NumberRun run, int end)
    {
        var digits = run.Digits(end, stackalloc byte[11]);
        var month = CheckDigits.Pair(digits, 2);
        // Months of this century have 20 added; other centuries are not looked for.
        var sum = CheckDigits.Weighted(digits, [1, 3, 7, 9, 1, 3, 7, 9, 1, 3]);
        return CheckDigits.IsDay(CheckDigits.Pair(digits, 4), month > 20 ? month - 20 : month) && (10 - (sum % 10)) % 10 == digits[10]
            ? DataForm.Polish.At(run.Start, end)
            : default;
    }

    private static DataMatch SixFirst(in NumberRun run)
    {
        if (run.Is("6 5", out var end))
        {
            return NordicNumbers.Norwegian(run, end);
        }
        return run.Is("6-4", out end) && !NearWords.NameThing(run.Text, run.Start)
            ? NordicNumbers.Ten(run, end, NearWords.StandBeside(run.Text, run.Start, end, NordicWords))
            : default;
    }

    private static DataMatch SwedishWithCentury(in NumberRun run) =>
        run.Is("8-4", out var end) && !NearWords.NameThing(run.Text, run.Start)
            ? NordicNumbers.Ten(run, end, NearWords.StandBeside(run.Text, run.Start, end, NordicWords))
            : default;

    private static DataMatch Compact(in NumberRun run) =>
        (run.Is("10", out var end) || run.Is("12", out end)) && NearWords.StandBeside(run.Text, run.Start, end, NordicWords)
            ? NordicNumbers.Ten(run, end, hasWord: true)
            : default;
}
