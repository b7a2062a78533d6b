using Caveat.Agreements.Rules;

namespace Caveat.Agreements.Reading;

/// <summary>Reads a clause's honesty label and refuses one that promises more, or less, than its rule can do.</summary>
internal static class EnforcementReader
{
    private static readonly string[] Words = ["stated", "attested", "detected", "enforced"];

    public static Enforcement Read(RuleBlock block, RuleFields fields, Rule? rule, ErrorList errors)
    {
        if (fields.Single(RuleFields.Enforcement, errors) is not { } word)
        {
            if (!fields.Blank.Contains(RuleFields.Enforcement))
            {
                errors.Add(block.Opening, $"The rule does not say how far it can be enforced: add \"enforcement:\" and one of {string.Join(", ", Words)}.");
            }

            return default;
        }

        int index = Array.IndexOf(Words, word.Text);
        if (index < 0)
        {
            errors.Add(word, $"{Wording.Quote(word)} is not a label of enforcement{errors.Suggest(word.Text, Words)}");
            return default;
        }

        Enforcement label = (Enforcement)index;
        if (Complaint(label, rule, hasVerb: fields.Verb is not null) is { } complaint)
        {
            errors.Add(word, complaint);
        }

        return label;
    }

    private static string? Complaint(Enforcement label, Rule? rule, bool hasVerb) => (label, rule) switch
    {
        (Enforcement.Enforced, Rule.Forbid) =>
            "\"enforced\" promises that the use cannot happen, but a use is only found by screening: write \"detected\", or \"attested\".",
        (Enforcement.Enforced, Rule.Scope) =>
            "\"enforced\" promises that nothing above the ceiling can enter, but markings are found by reading: write \"detected\", or \"attested\".",
        (Enforcement.Detected, not null and not Rule.Forbid and not Rule.Scope) =>
            "\"detected\" is for what a screener finds, and this rule compares names: write \"enforced\", or \"attested\" where someone only declares the name.",
        (Enforcement.Stated, not null) =>
            "\"stated\" says that no machine acts on this clause, but it has a rule: write how far the rule reaches, or remove it.",
        (Enforcement.Enforced or Enforcement.Detected, null) when !hasVerb =>
            "The block has no rule that could be enforced or detected: add one, or write \"attested\" or \"stated\".",
        _ => null,
    };
}
