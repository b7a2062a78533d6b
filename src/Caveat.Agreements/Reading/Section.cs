namespace Caveat.Agreements.Reading;

/// <summary>A heading and what stands under it, up to the next heading.</summary>
internal sealed class Section(Word heading, ClauseNumber? number, string title)
{
    /// <summary>The heading's line, from its first column.</summary>
    public Word Heading { get; } = heading;

    /// <summary>Absent for sections that are not clauses.</summary>
    public ClauseNumber? Number { get; } = number;

    public string Title { get; } = title;

    public List<Table> Tables { get; } = [];

    public RuleBlock? Rule { get; set; }

    /// <summary>The same clause in other languages, in the order of the document.</summary>
    public List<(Language Language, Section Section)> Translations { get; } = [];

    /// <summary>Indices of the first and last line with text; absent where there is none.</summary>
    public (int First, int Last)? Text { get; private set; }

    public void Extend(int line) => Text = (Text?.First ?? line, line);
}
