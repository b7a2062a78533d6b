namespace Caveat.Labels.Grammar;

/// <summary>A part of a marking between double slashes.</summary>
/// <param name="Position">Where it starts in the folded text.</param>
internal readonly record struct MarkingSection(string Text, int Position)
{
    public static List<MarkingSection> Split(string text, int start)
    {
        List<MarkingSection> sections = [];
        while (true)
        {
            var end = text.IndexOf("//", start, StringComparison.Ordinal);
            sections.Add(new MarkingSection(end < 0 ? text[start..] : text[start..end], start));
            if (end < 0)
            {
                return sections;
            }
            start = end + 2;
        }
    }

    public IEnumerable<MarkingSection> Items()
    {
        var start = 0;
        foreach (var item in Text.Split('/'))
        {
            yield return new MarkingSection(item, Position + start);
            start += item.Length + 1;
        }
    }
}
