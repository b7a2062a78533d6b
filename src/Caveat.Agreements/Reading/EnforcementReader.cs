using Caveat.Agreements.Rules;

namespace Caveat.Agreements.Reading;

/// <summary>Reads a clause's honesty label and refuses one that promises more than its rule can do.</summary>
internal static class EnforcementReader
{
    public static Enforcement Read(RuleBlock block, RuleFields fields, Rule? rule, ErrorList errors)
    {
        if (fields.Single(RuleKeys.Enforcement, errors) is not { } word)
        {
            if (!fields.Blank.Contains(RuleKeys.Enforcement))
            {
                errors.Add(block.Opening, $"The rule does not say how far it can be enforced: add \"enforcement:\" and one of {string.Join(", ", RuleWords.Labels)}.");
            }

            return default;
        }

        int index = Array.IndexOf(RuleWords.Labels, word.Text);
        if (index < 0)
        {
            errors.Add(word, $"{Wording.Quote(word)} is not a label of enforcement{errors.SuggestOne(word.Text, RuleWords.Labels)}");
            return default;
        }

        Enforcement label = (Enforcement)index;
        if (Complaint(label, rule, hasVerb: fields.Verb is not null) is { } complaint)
        {
            errors.Add(word, complaint);
        }

        return label;
    }

    private static string? Complaint(Enforcement label, Rule? rule, bool hasVerb)
    {
        if (rule is null)
        {
            return label >= Enforcement.Detected && !hasVerb
                ? "The block has no rule that could be enforced or detected: add one, or write \"attested\" or \"stated\"."
                : null;
        }

        if (label == Enforcement.Stated)
        {
            return "\"stated\" says that no machine acts on this clause, but it has a rule: write how far the rule reaches, or remove it.";
        }

        var reach = EnforcementReach.Of(rule);
        return label <= reach.Best
            ? null
            : $"\"{RuleWords.Labels[(int)label]}\" promises more than this rule can do, for {reach.Because}: write \"{RuleWords.Labels[(int)reach.Best]}\"{(reach.Best == Enforcement.Detected ? ", or \"attested\"" : "")}.";
    }
}
