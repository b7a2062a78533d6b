using System.Text;
using Caveat.Labels.Policies;

namespace Caveat.Labels.Grammar;

/// <summary>Writes what <see cref="SectionReader"/> reads. Expects a valid label.</summary>
internal static class SectionWriter
{
    public static string Write(SecurityPolicy policy, Label label, bool isPortion)
    {
        _ = policy.TryFind(label.Classification, out var classification);
        StringBuilder text = new(isPortion ? classification!.Portion : classification!.Name);
        foreach (var tags in SectionLayout.Of(classification))
        {
            var items = tags.SelectMany(tag => Items(policy, label, tag, isPortion)).ToList();
            if (items.Count > 0)
            {
                text.Append("//").AppendJoin('/', items);
            }
        }
        return isPortion ? $"({text})" : text.ToString();
    }

    private static IEnumerable<string> Items(SecurityPolicy policy, Label label, string tag, bool isPortion)
    {
        if (!policy.TryFindTagSet(tag, out var tagSet) || label.Categories.FirstOrDefault(entry => tagSet.Is(entry.TagName)) is not { } category)
        {
            return [];
        }
        var values = category.Values.Select(value => value.ToUpperInvariant()).Distinct().ToList();
        switch (tag)
        {
            case SectionLayout.Sar:
                return [$"SAR-{string.Join('/', values)}"];
            case SectionLayout.Fgi:
                return [values is [SectionLayout.UnknownSource] ? "FGI" : $"FGI {string.Join(' ', values)}"];
            case SectionLayout.ReleasableTo:
                return [$"REL TO {ReleaseList.Write(values)}"];
            case SectionLayout.DisplayOnly:
                return [$"DISPLAY ONLY {ReleaseList.Write(values.Where(value => value != tagSet.Includes))}"];
            default:
                // The policy's order is the register's; compartments and programmes follow their pattern.
                return values
                    .Select(value => (Value: value, Entry: policy.ValueOf(tagSet, value)!))
                    .OrderBy(pair => tagSet.Values.IndexOf(pair.Entry))
                    .ThenBy(pair => pair.Value, StringComparer.Ordinal)
                    .Select(pair => isPortion && pair.Entry.Portion.Length > 0 ? pair.Entry.Portion : pair.Value);
        }
    }
}
