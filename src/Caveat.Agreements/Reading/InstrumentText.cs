namespace Caveat.Agreements.Reading;

/// <summary>The parts that an order and a waiver have in common: front matter, title, prose and one block at the end.</summary>
internal sealed class InstrumentText
{
    private InstrumentText(FrontMatterFields front, string title, string text, RuleBlock? block) =>
        (Front, Title, Text, Block) = (front, title, text, block);

    public FrontMatterFields Front { get; }

    public string Title { get; }

    /// <summary>Title and block aside, exactly as in the signed bytes.</summary>
    public string Text { get; }

    public RuleBlock? Block { get; }

    /// <summary>Null, and errors, where no front matter could be found.</summary>
    public static InstrumentText? Read(ReadOnlySpan<byte> document, IReadOnlyList<string> keys, BlockForm form, ErrorList errors)
    {
        if (SourceText.Decode(document, errors) is not { } source || FrontMatterFields.Read(source, keys, errors) is not { } front)
        {
            return null;
        }

        var sections = Outline.Read(source, front.BodyStart, form, [], errors);
        string title = Outline.Title(sections, errors);
        Section[] written = [.. sections.Where(section => section.Text is not null)];
        if (written.Length == 0)
        {
            errors.Add(front.BodyStart, 1, $"The document has no text: write under the title what {form.Document} means, for that is what is signed.");
            return new(front, title, "", sections.FirstOrDefault(section => section.Rule is not null)?.Rule);
        }

        string text = source.Slice(written[0].Text!.Value.First, written[^1].Text!.Value.Last);
        return new(front, title, text, sections.FirstOrDefault(section => section.Rule is not null)?.Rule);
    }
}
