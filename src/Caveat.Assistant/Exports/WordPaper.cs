using Caveat.Assistant.Rendering;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Caveat.Assistant.Exports;

/// <summary>Writes a paper as a Word document (ISO/IEC 29500) with headings, lists and tables of Word's own, marked at the top and bottom of every page.</summary>
internal static class WordPaper
{
    public static byte[] Write(Paper paper)
    {
        using var stream = new MemoryStream();
        using (var package = WordprocessingDocument.Create(stream, WordprocessingDocumentType.Document))
        {
            var main = package.AddMainDocumentPart();
            main.AddNewPart<StyleDefinitionsPart>().Styles = WordStyles.Of(paper.Locale);
            var numbering = new WordNumbering();
            var body = new Body();
            var blocks = new WordBlocks(body, main, numbering, paper.Locale);
            blocks.Add("Title", paper.Title);
            for (var i = 0; i < paper.Parts.Count; i++)
            {
                Add(blocks, paper.Parts[i], i);
            }

            AddNote(blocks, paper);
            body.Append(WordEdges.Add(main, paper));
            main.Document = new Document(body);
            main.AddNewPart<NumberingDefinitionsPart>().Numbering = numbering.ToNumbering();
            main.AddNewPart<DocumentSettingsPart>().Settings = new Settings(new UpdateFieldsOnOpen { Val = false });
            AddProperties(package, paper);
        }

        return stream.ToArray();
    }

    private static void Add(WordBlocks blocks, PaperPart part, int index)
    {
        blocks.Begin(part, index);
        if (part.Heading != "")
        {
            blocks.Add("Heading1", part.Heading);
        }

        if (MarkdownSyntax.Parse(part.Markdown) is { } document)
        {
            blocks.Add(document);
        }
        else
        {
            blocks.AddListing(part.Markdown);
        }

        foreach (var remark in part.Remarks)
        {
            blocks.Add("Quote", remark);
        }

        blocks.AddSources();
    }

    private static void AddNote(WordBlocks blocks, Paper paper)
    {
        blocks.Add("Heading1", paper.Locale["exports.ai-note"]);
        blocks.Add("Strong", paper.Locale["exports.drafted"]);
        foreach (var (label, value) in paper.Facts)
        {
            blocks.AddFact(label, value);
        }

        foreach (var receipt in paper.Receipts)
        {
            blocks.AddFact(paper.Locale["exports.receipt"], receipt);
        }
    }

    private static void AddProperties(WordprocessingDocument package, Paper paper)
    {
        var properties = package.PackageProperties;
        properties.Title = WordText.Of(paper.Title);
        properties.Creator = WordText.Of(paper.Author);
        properties.Category = WordText.Of(paper.Marking);
        properties.Language = paper.Locale.Code;
        properties.Created = paper.Exported.UtcDateTime;
        properties.Modified = paper.Exported.UtcDateTime;
    }
}
