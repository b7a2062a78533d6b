using Caveat.Agreements.Rules;

namespace Caveat.Agreements.Reading;

/// <summary>Reads <c>retain</c>, <c>residency</c> and <c>report</c>.</summary>
internal sealed class DutyReader(NameReader names, ErrorList errors)
{
    private const string Sealed = "sealed content for";

    public Rule.Retain? Retain(IReadOnlyList<Word> values)
    {
        if (Phrase.Open(values[0], RuleKeys.Retain, [Sealed], errors) is not var (_, rest) || Phrase.Count(rest, "days", errors) is not var (days, unit))
        {
            return null;
        }

        var excess = unit.Text is "days" or "day" && values.Count > 1 ? values[1] : unit;
        if (excess.Text is "days" or "day")
        {
            return new(days);
        }

        errors.Add(excess, $"{Wording.Quote(excess)} is not what follows here: write it as in \"{RuleKeys.Retain}: {Sealed} 90 days\".");
        return null;
    }

    public Rule.Residency Residency(IReadOnlyList<Word> values) => new(names.Nations(values));

    public Rule.Report? Report(IReadOnlyList<Word> values)
    {
        if (Phrase.Open(values[0], RuleKeys.Report, ["every"], errors) is not var (_, rest))
        {
            return null;
        }

        (var period, rest) = rest.Split();
        int every = Phrase.Index(period, "how often a report is due", RuleWords.Reports, errors);
        if (Phrase.After(rest, "to") is not { IsEmpty: false } party)
        {
            errors.Add(values[0], $"The report has nobody to go to: write it as in \"{RuleKeys.Report}: every month to \" and a party.");
            return null;
        }

        return new((ReportPeriod)every, names.Parties([party, .. values.Skip(1)]));
    }
}
