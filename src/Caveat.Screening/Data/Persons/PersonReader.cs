namespace Caveat.Screening.Data.Persons;

/// <summary>Reads the number that a word with a digit belongs to.</summary>
internal static class PersonReader
{
    // 1.2.1985, the shortest date.
    private const int LeastDigits = 6;

    /// <summary>Reads from a whole word of ASCII letters and digits on; a number may begin with the words before it or go on behind it.</summary>
    public static DataMatch Read(ReadOnlySpan<char> text, int start, int end)
    {
        if (!char.IsAsciiDigit(text[start]))
        {
            var iban = BankNumbers.Iban(text, start);
            return iban.IsNone ? LetteredNumbers.Read(text, start, end) : iban;
        }
        if (start > 0 && text[start - 1] == '+' && Phones.International(text, start) is { IsNone: false } phone)
        {
            return phone;
        }
        if ((end - start > 6 || (end - start == 2 && start > 2 && char.IsAsciiLetterUpper(text[start - 2]))) && LetteredNumbers.Read(text, start, end) is { IsNone: false } lettered)
        {
            return lettered;
        }
        if (end - start is 6 or 11 && NordicNumbers.Finnish(text, start) is { IsNone: false } finnish)
        {
            return finnish;
        }
        var run = new NumberRun(text, start);
        if (run.Total < LeastDigits && !(start > 0 && text[start - 1] == '('))
        {
            return BirthDates.Read(run, isShort: true);
        }
        if (BirthDates.Read(run) is { IsNone: false } birth)
        {
            return birth;
        }
        return run.Starts ? Digits(run) : default;
    }

    private static DataMatch Digits(in NumberRun run)
    {
        var card = BankNumbers.Card(run);
        if (!card.IsNone)
        {
            return card;
        }
        var national = NationalNumbers.Read(run);
        return national.IsNone ? Phones.National(run) : national;
    }
}
