using System.Runtime.CompilerServices;
using Caveat.Labels.Policies;

namespace Caveat.Labels.Grammar;

/// <summary>The spellings of a policy in one form, the longest first: a shorter term is often another level inside a longer one.</summary>
internal sealed class PhraseBook
{
    private static readonly ConditionalWeakTable<SecurityPolicy, PhraseBook> Banners = [];
    private static readonly ConditionalWeakTable<SecurityPolicy, PhraseBook> Portions = [];

    private readonly Dictionary<CategoryTagSet, Spelling<CategoryValue>[]> _values = new(ReferenceEqualityComparer.Instance);

    private PhraseBook(SecurityPolicy policy, bool isPortion)
    {
        Policy = policy;
        IsPortion = isPortion;
        Lead = policy.TagSets.FirstOrDefault(tagSet => tagSet.Leads);
        Levels = LongestFirst(policy.Classifications.SelectMany(LevelSpellings)
            .Concat(isPortion ? policy.TagSets.SelectMany(JoinedSpellings) : []));
        foreach (var tagSet in policy.TagSets)
        {
            _values[tagSet] = LongestFirst(tagSet.Values.Where(value => !value.IsPattern && value.Announces.Length == 0).SelectMany(value => ValueSpellings(value, tagSet.Leads)));
        }
    }

    public SecurityPolicy Policy { get; }

    public bool IsPortion { get; }

    /// <summary>The category that stands in front of the classification; null when the policy has none.</summary>
    public CategoryTagSet? Lead { get; }

    public Spelling<LevelReading>[] Levels { get; }

    public static PhraseBook Of(SecurityPolicy policy, bool isPortion) => isPortion
        ? Portions.GetValue(policy, key => new PhraseBook(key, isPortion: true))
        : Banners.GetValue(policy, key => new PhraseBook(key, isPortion: false));

    public Spelling<CategoryValue>[] ValuesOf(CategoryTagSet tagSet) => _values[tagSet];

    /// <summary>The words around a category's values in this form, as they may be read.</summary>
    public IEnumerable<TagWords> WordsOf(CategoryTagSet tagSet)
    {
        var words = tagSet.Words.Where(entry => entry.Language.Length == 0 || entry.Language == TagWords.Portion == IsPortion);
        return words.DefaultIfEmpty(new TagWords("", "", ""));
    }

    private IEnumerable<Spelling<LevelReading>> LevelSpellings(PolicyClassification classification)
    {
        var meaning = new LevelReading(classification, "", "");
        return IsPortion && classification.Portion.Length > 0
            ? [new(FoldedText.Fold(classification.Portion), meaning)]
            : classification.Phrases.Select(phrase => phrase.Text).Concat(classification.Aliases).Select(text => new Spelling<LevelReading>(FoldedText.Fold(text), meaning));
    }

    private IEnumerable<Spelling<LevelReading>> JoinedSpellings(CategoryTagSet tagSet) =>
        from value in tagSet.Values
        from joined in value.Joined
        let classification = Policy.Classifications.First(entry => entry.Name == joined.Classification)
        select new Spelling<LevelReading>(FoldedText.Fold(joined.Text), new LevelReading(classification, tagSet.TagName, value.Name));

    // In front of a classification a bare value is no owner: KFOR SECRET is no marking, NATO/KFOR SECRET is.
    private static IEnumerable<Spelling<CategoryValue>> ValueSpellings(CategoryValue value, bool leads) =>
        value.Phrases.Select(phrase => phrase.Text)
            .Concat(value.Aliases)
            .Append(leads ? "" : value.Portion)
            .Append(leads ? "" : value.Name)
            .Where(text => text.Length > 0)
            .Select(text => new Spelling<CategoryValue>(FoldedText.Fold(text), value));

    private static Spelling<T>[] LongestFirst<T>(IEnumerable<Spelling<T>> spellings) =>
        [.. spellings.DistinctBy(spelling => spelling.Text).OrderByDescending(spelling => spelling.Text.Length)];
}
