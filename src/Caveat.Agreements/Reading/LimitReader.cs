using System.Globalization;
using Caveat.Agreements.Rules;

namespace Caveat.Agreements.Reading;

/// <summary>Reads <c>limit</c>: <c>N UNIT per WHOM per PERIOD</c>, then <c>, N from TIME</c> for each later amount.</summary>
internal sealed class LimitReader(ConditionReader conditions, ErrorList errors)
{
    private const int MaxDigits = 15;
    private const int Hundredths = 100;

    public Rule.Limit? Read(IReadOnlyList<Word> values, RuleFields fields)
    {
        var condition = conditions.Read(fields, RuleKeys.When);
        (var amount, var rest) = values[0].Split();
        (var unit, rest) = rest.Split();
        if (Tail(rest) is not var (per, period))
        {
            errors.Add(values[0], $"{Wording.Quote(values[0])} is not a limit: write it as in \"1000 requests per organisation per day\".");
            return null;
        }

        var counted = (LimitUnit)Phrase.Index(unit, "what a limit counts", RuleWords.Units, errors);
        var whose = (LimitPer)Phrase.Index(per, "whose use a limit counts together", RuleWords.Pers, errors);
        var time = (LimitPeriod)Phrase.Index(period, "a period of a limit", RuleWords.Periods, errors);
        var series = SeriesReader.Read([amount, .. values.Skip(1)], word => ReadAmount(word, counted), errors);
        return series is null || condition is null
            ? null
            : new(series, counted, counted == LimitUnit.Money ? unit.Text : "", whose, time, condition);
    }

    /// <summary>What stands between and after the two <c>per</c>.</summary>
    private static (Word Per, Word Period)? Tail(Word rest)
    {
        if (Phrase.After(rest, "per") is not { } after)
        {
            return null;
        }

        (var per, after) = after.Split();
        return Phrase.After(after, "per") is { IsEmpty: false } period ? (per, period) : null;
    }

    private long? ReadAmount(Word word, LimitUnit unit)
    {
        string[] parts = word.Text.Split('.');
        bool whole = IsDigits(parts[0]) && parts[0].Length <= MaxDigits && (parts[0] == "0" || parts[0][0] != '0');
        bool cents = unit == LimitUnit.Money && parts.Length == 2 && IsDigits(parts[1]) && parts[1].Length == 2;
        if (whole && (parts.Length == 1 || cents))
        {
            long amount = long.Parse(parts[0], CultureInfo.InvariantCulture);
            if (unit == LimitUnit.Money)
            {
                amount = (amount * Hundredths) + (cents ? long.Parse(parts[1], CultureInfo.InvariantCulture) : 0);
            }

            if (amount > 0)
            {
                return amount;
            }

            errors.Add(word, "A limit of 0 is a prohibition: write \"forbid\" and, where it starts later, \"from\".");
            return null;
        }

        errors.Add(word, $"{Wording.Quote(word)} is not an amount: write a whole number of at most {MaxDigits} digits{(unit == LimitUnit.Money ? ", or one with a point and two digits after it" : "")}.");
        return null;
    }

    private static bool IsDigits(string text) => text.Length > 0 && !text.AsSpan().ContainsAnyExceptInRange('0', '9');
}
