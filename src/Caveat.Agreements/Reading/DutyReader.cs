using Caveat.Agreements.Rules;

namespace Caveat.Agreements.Reading;

/// <summary>Reads <c>retain</c>, <c>residency</c> and <c>report</c>.</summary>
internal sealed class DutyReader(NameReader names, ErrorList errors)
{
    public Rule.Retain? Retain(IReadOnlyList<Word> values)
    {
        if (Phrase.After(values[0], "sealed content for") is not { } length || values.Count > 1)
        {
            errors.Add(values[^1], $"{Wording.Quote(values[^1])} does not say what is kept: write it as in \"sealed content for 90 days\".");
            return null;
        }

        return Phrase.Days(length, errors) is { } days ? new(days) : null;
    }

    public Rule.Residency Residency(IReadOnlyList<Word> values) => new(names.Nations(values));

    public Rule.Report? Report(IReadOnlyList<Word> values)
    {
        (Word period, Word rest) = Phrase.After(values[0], "every") is { } due ? due.Split() : (values[0], values[0]);
        if (Phrase.After(rest, "to") is not { IsEmpty: false } party)
        {
            errors.Add(values[0], $"{Wording.Quote(values[0])} does not say when and to whom: write it as in \"every month to PARTY\", with a party of the agreement.");
            return null;
        }

        int every = Phrase.Index(period, "how often a report is due", RuleWords.Reports, errors);
        return new((ReportPeriod)every, names.Parties([party, .. values.Skip(1)]));
    }
}
