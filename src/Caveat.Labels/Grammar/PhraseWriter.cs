using System.Text;
using Caveat.Labels.Policies;

namespace Caveat.Labels.Grammar;

/// <summary>Writes what <see cref="PhraseReader"/> reads. Expects a valid label.</summary>
internal static class PhraseWriter
{
    public static string Write(SecurityPolicy policy, Label label, bool isPortion, string language)
    {
        _ = policy.TryFind(label.Classification, out var classification);
        StringBuilder text = new();
        var joined = isPortion ? JoinedOf(policy, label, classification!) : null;
        text.Append(joined?.Text ?? LevelText(classification!, isPortion, language));
        foreach (var tagSet in policy.TagSets)
        {
            if (label.Categories.FirstOrDefault(entry => tagSet.Is(entry.TagName)) is not { } category)
            {
                continue;
            }
            var owners = LabelCheck.Owners(tagSet, label).ToHashSet(StringComparer.OrdinalIgnoreCase);
            var shown = category.Values
                .Distinct(StringComparer.OrdinalIgnoreCase)
                .Where(value => !owners.Contains(value))
                .Select(value => tagSet.Named(value)!)
                .Where(value => value.Announces.Length == 0 && !(joined is not null && value.Joined.Contains(joined)))
                .Select(value => isPortion ? PortionText(value, tagSet) : PhraseOf(value.Phrases, language, value.Name))
                .ToList();
            if (shown.Count == 0)
            {
                continue;
            }
            if (tagSet.Leads)
            {
                var isSilent = isPortion ? category.Values.Contains(tagSet.Implied, StringComparer.OrdinalIgnoreCase) : classification!.NamesOwner;
                text.Insert(0, isSilent ? "" : shown[0] + " ");
                continue;
            }
            var words = WordsOf(tagSet, isPortion, language);
            text.Append(' ').Append(words.Before).Append(words.Before.Length == 0 ? "" : " ")
                .AppendJoin(tagSet.Separator, shown)
                .Append(words.After.Length == 0 ? "" : " ").Append(words.After);
        }
        return isPortion ? $"({text})" : text.ToString();
    }

    private static string LevelText(PolicyClassification classification, bool isPortion, string language) =>
        isPortion && classification.Portion.Length > 0 ? classification.Portion : PhraseOf(classification.Phrases, language, classification.Name);

    // A leading context keeps its phrase, which tells it from a mere value.
    private static string PortionText(CategoryValue value, CategoryTagSet tagSet) =>
        tagSet.Leads ? PhraseOf(value.Phrases, "", value.Name) : value.Portion.Length > 0 ? value.Portion : value.Name;

    private static JoinedPortion? JoinedOf(SecurityPolicy policy, Label label, PolicyClassification classification)
    {
        foreach (var category in label.Categories)
        {
            if (policy.TryFindTagSet(category.TagName, out var tagSet))
            {
                foreach (var text in category.Values)
                {
                    if (tagSet.Named(text)?.Joined.FirstOrDefault(entry => classification.Is(entry.Classification)) is { } joined)
                    {
                        return joined;
                    }
                }
            }
        }
        return null;
    }

    private static string PhraseOf(IReadOnlyList<Phrase> phrases, string language, string name) =>
        (phrases.FirstOrDefault(phrase => phrase.Language.Equals(language, StringComparison.OrdinalIgnoreCase)) ?? (phrases.Count > 0 ? phrases[0] : null))?.Text ?? name;

    private static TagWords WordsOf(CategoryTagSet tagSet, bool isPortion, string language)
    {
        if (isPortion && tagSet.Words.FirstOrDefault(words => words.Language == TagWords.Portion) is { } portion)
        {
            return portion;
        }
        var banner = tagSet.Words.Where(words => words.Language != TagWords.Portion).ToList();
        return banner.Find(words => words.Language.Equals(language, StringComparison.OrdinalIgnoreCase) && language.Length > 0)
            ?? banner.FirstOrDefault()
            ?? new TagWords("", "", "");
    }
}
