using Caveat.Agreements.Registers;
using Caveat.Agreements.Rules;

namespace Caveat.Agreements.Reading;

/// <summary>Reads <c>forbid</c> and <c>protect</c>, and what happens to what they are about.</summary>
internal sealed class ForbidReader(ConditionReader conditions, ErrorList errors)
{
    private const string Subject = "what can happen to it";
    private const string PersonalData = "personal-data";
    private static readonly string[] Protected = ["secrets", PersonalData];

    public Rule.Forbid? Forbid(Word verb, RuleFields fields)
    {
        if (conditions.Read(fields, RuleKeys.Forbid) is not { } condition)
        {
            // Its words are still looked at, so that all faults are told in one run.
            Phrase.Choice(fields, RuleKeys.WhenDetected, Subject, RuleWords.Detected, errors);
            Phrase.Choice(fields, RuleKeys.Then, Subject, RuleWords.Detected, errors);
            return null;
        }

        bool screened = condition.Terms.Any(term => term is Term.OfUses or Term.OfData);
        if (fields.Key(screened ? RuleKeys.Then : RuleKeys.WhenDetected) is { } misplaced)
        {
            errors.Add(misplaced, screened
                ? "\"then\" is for what needs no screening, and this clause has a term \"use\" or \"data\": write \"when detected\" in its place."
                : "\"when detected\" is for a term \"use\" or \"data\", which screening finds, and this clause has none: write \"then\" in its place.");
            return null;
        }

        if (screened && fields.Key(RuleKeys.WhenDetected) is null)
        {
            ReportSilence(verb, RuleWords.Detected, fields);
            return null;
        }

        int then = Phrase.Choice(fields, screened ? RuleKeys.WhenDetected : RuleKeys.Then, Subject, RuleWords.Detected, errors);
        return new(condition, (WhenDetected)then);
    }

    public Rule.Protect? Protect(Word verb, IReadOnlyList<Word> values, RuleFields fields)
    {
        var word = values[0];
        if (values.Count > 1)
        {
            errors.Add(values[1], $"\"{RuleKeys.Protect}\" takes one kind of data: give {Wording.Quote(values[1])} a clause of its own.");
        }

        string kind = Protected[Phrase.Index(word, "a kind of data that is protected", Protected, errors)];
        if (fields.Single(RuleKeys.WhenDetected, errors) is not { } when)
        {
            ReportSilence(verb, kind == PersonalData ? RuleWords.Found : RuleWords.Detected, fields);
            return null;
        }

        if (kind != PersonalData && when.Text == RuleWords.Found[(int)WhenFound.Redact])
        {
            errors.Add(when, "A secret is not redacted, because who pasted one should know that it is burnt: write \"refuse\" or \"hold for reviewer\".");
            return null;
        }

        return new(DataKindId.Parse(kind), (WhenFound)Phrase.Index(when, Subject, RuleWords.Found, errors));
    }

    private void ReportSilence(Word verb, string[] words, RuleFields fields)
    {
        if (!fields.Blank.Contains(RuleKeys.WhenDetected))
        {
            errors.Add(verb, $"The clause does not say what happens: add {Listed(words)}.");
        }
    }

    private static string Listed(string[] words)
    {
        string[] lines = [.. words.Select(word => $"\"{RuleKeys.WhenDetected}: {word}\"")];
        return $"{string.Join(", ", lines[..^1])} or {lines[^1]}";
    }
}
