using Caveat.Agreements.Analysis.Words;
using Caveat.Agreements.Rules;

namespace Caveat.Agreements.Analysis;

/// <summary>Rules in plain words.</summary>
public static class RuleSentence
{
    /// <summary>What a rule says, as one sentence, in French or else in English.</summary>
    public static string Of(Rule rule, Language language)
    {
        string sentence = Tongue.Of(language).Of(rule).Sentence;
        return char.ToUpperInvariant(sentence[0]) + sentence[1..] + ".";
    }

    /// <summary>From when until when a clause counts, as a sentence; empty where it always does.</summary>
    public static string TimesOf(Clause clause, Language language)
    {
        var tongue = Tongue.Of(language);
        bool french = language == Language.French;
        string from = clause.From is { } start ? (french ? $" à partir du {tongue.Time(start)}" : $" from {tongue.Time(start)}") : "";
        string until = clause.Until is { } end ? (french ? $" jusqu’au {tongue.Time(end)}" : $" until {tongue.Time(end)}") : "";
        return from.Length + until.Length == 0 ? "" : (french ? "La règle compte" : "The rule counts") + from + until + ".";
    }

    /// <summary>How a clause may be waived, as a sentence; empty where it cannot be.</summary>
    public static string WaiverOf(Clause clause, Language language) =>
        clause.Waiver is not { } waiver ? ""
        : language == Language.French
            ? $"La clause peut être levée par l’autorité {waiver.Authority}, rang {waiver.Rank}, pour {waiver.MaxDays} jours au plus, avec notification dans les {waiver.NoticeDays} jours."
            : $"The clause can be waived by {waiver.Authority}, by someone of rank {waiver.Rank}, for at most {waiver.MaxDays} days, with notice within {waiver.NoticeDays} days.";

    /// <summary>A time as sentences of a language write it.</summary>
    public static string Time(DateTimeOffset time, Language language) => Tongue.Of(language).Time(time);
}
