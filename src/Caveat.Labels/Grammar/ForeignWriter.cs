using System.Text;
using Caveat.Labels.Policies;

namespace Caveat.Labels.Grammar;

/// <summary>Writes what <see cref="ForeignReader"/> reads; not every label can be said that way.</summary>
internal static class ForeignWriter
{
    /// <summary>The marking, or null with a sentence. Expects a valid label.</summary>
    public static string? Write(SecurityPolicy policy, Label label, bool isPortion, out string? error)
    {
        _ = policy.TryFind(label.Classification, out var classification);
        error = policy.Grammar == MarkingGrammar.Sections ? "A marking of the United States is not foreign to them: write a plain banner or portion mark."
            : ForeignOwner.At(policy, classification!.Level) != classification || classification.Level == Classification.Unmarked ? $"{policy.Id} {classification.Name} has no word of its own in a marking of the United States."
            : null;
        if (error is not null)
        {
            return null;
        }
        StringBuilder text = new("//");
        text.Append(Head(policy, classification!, label, isPortion));
        // In the policy's order: sensitivities before the release.
        foreach (var tagSet in policy.TagSets)
        {
            if (label.Categories.FirstOrDefault(entry => tagSet.Is(entry.TagName)) is { } category)
            {
                error ??= Append(policy, label, tagSet, category, text);
            }
        }
        return error is not null ? null : isPortion ? $"({text})" : text.ToString();
    }

    private static string Head(SecurityPolicy policy, PolicyClassification classification, Label label, bool isPortion)
    {
        var word = ForeignOwner.Word(classification.Level, isPortion);
        if (policy.Grammar == MarkingGrammar.Joint)
        {
            var owners = label.Categories.First(category => category.TagName.Equals("Owner", StringComparison.OrdinalIgnoreCase)).Values;
            return $"JOINT {word} {string.Join(' ', owners.Select(owner => owner.ToUpperInvariant()).Distinct().Order(StringComparer.Ordinal))}";
        }
        return policy.Id != PolicyId.Nato ? $"{policy.Id} {word}"
            : isPortion ? classification.Portion
            : classification.NamesOwner ? classification.Phrases[0].Text
            : $"NATO {word}";
    }

    private static string? Append(SecurityPolicy policy, Label label, CategoryTagSet tagSet, Category category, StringBuilder text)
    {
        var values = category.Values.Select(value => value.ToUpperInvariant()).Distinct().ToList();
        switch (tagSet.TagName)
        {
            case "Owner":
            case "Context" when values.TrueForAll(value => value == tagSet.Implied || tagSet.Named(value) is { Announces.Length: > 0 }):
                return null;
            case "Additional Sensitivity":
                text.Append("//").AppendJoin('/', values);
                return null;
            case SectionLayout.ReleasableTo when policy.Grammar == MarkingGrammar.Joint && LabelCheck.Owners(tagSet, label).ToHashSet(StringComparer.OrdinalIgnoreCase).SetEquals(values):
                return null;
            case SectionLayout.ReleasableTo when policy.Grammar == MarkingGrammar.Joint || values.Contains("USA"):
                text.Append($"//REL TO {ReleaseList.Write(values)}");
                return null;
            case SectionLayout.ReleasableTo:
                return "A document of the United States holds information that is released to USA: the label's release does not name it.";
            default:
                return $"{tagSet.TagName} {string.Join(", ", values)} has no word in a marking of the United States.";
        }
    }
}
