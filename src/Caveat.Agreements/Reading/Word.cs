namespace Caveat.Agreements.Reading;

/// <summary>A piece of the document and where it starts.</summary>
internal readonly record struct Word(string Text, int Line, int Column)
{
    public bool IsEmpty => Text.Length == 0;

    /// <summary>A part of this word, without the spaces around it.</summary>
    public Word Part(int start, int length)
    {
        var part = Text.AsSpan(start, length);
        int lead = part.Length - part.TrimStart(' ').Length;
        return new(part.Trim(' ').ToString(), Line, Column + start + lead);
    }

    public Word Part(int start) => Part(start, Text.Length - start);

    /// <summary>What stands between the commas; a part may be empty.</summary>
    public IReadOnlyList<Word> Parts() => Parts(',');

    /// <summary>What stands between the spaces; never empty.</summary>
    public IEnumerable<Word> Words() => Parts(' ').Where(word => !word.IsEmpty);

    /// <summary>The first word of a phrase and what follows it.</summary>
    public (Word Head, Word Tail) Split()
    {
        int space = Text.IndexOf(' ', StringComparison.Ordinal);
        return space < 0 ? (this, Part(Text.Length)) : (Part(0, space), Part(space));
    }

    private List<Word> Parts(char between)
    {
        List<Word> parts = [];
        int start = 0;
        foreach (string part in Text.Split(between))
        {
            parts.Add(Part(start, part.Length));
            start += part.Length + 1;
        }

        return parts;
    }
}
