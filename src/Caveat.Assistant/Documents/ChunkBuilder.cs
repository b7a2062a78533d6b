using Caveat.Assistant.Storage;

namespace Caveat.Assistant.Documents;

/// <summary>Groups paragraphs into chunks of about a thousand characters, none over a page's end and none of two grades.</summary>
internal static class ChunkBuilder
{
    public const int Longest = 1_200;
    private const int Enough = 800;
    private const int EnoughBeforeHeading = 300;
    private const int LongestHeading = 90;

    private const string Between = "\n\n";

    public static List<Chunk> Build(RowId document, IReadOnlyList<Paragraph> paragraphs)
    {
        var chunks = new List<Chunk>();
        var open = new List<Paragraph>();
        var length = 0;
        foreach (var paragraph in paragraphs.SelectMany(Pieces))
        {
            if (open.Count > 0 && !GoesOn(open[0], length, paragraph))
            {
                Close();
            }

            open.Add(paragraph);
            length += paragraph.Text.Length + Between.Length;
        }

        Close();
        return chunks;

        void Close()
        {
            if (open.Count > 0)
            {
                chunks.Add(new Chunk(
                    RowId.New(), document, chunks.Count, open[0].Page, open[0].Number,
                    string.Join(Between, open.Select(paragraph => paragraph.Text)), open[0].Grade.ToString()));
            }

            open.Clear();
            length = 0;
        }
    }

    private static bool GoesOn(Paragraph first, int length, Paragraph next) =>
        (first.Page, first.Part, first.Grade) == (next.Page, next.Part, next.Grade)
        && length < Enough
        && length + next.Text.Length <= Longest
        && !(length >= EnoughBeforeHeading && IsHeading(next.Text));

    /// <summary>A short line that ends as no sentence does; better at the head of a chunk than at the end of one.</summary>
    private static bool IsHeading(string text) => text.Length <= LongestHeading && (text[0] == '#' || (char.IsLetterOrDigit(text[^1]) && !text.Contains('\n', StringComparison.Ordinal)));

    /// <summary>A paragraph that is too long, cut after a line or a sentence, else at a space; its pieces keep its number.</summary>
    private static IEnumerable<Paragraph> Pieces(Paragraph paragraph)
    {
        var rest = paragraph.Text;
        while (rest.Length > Longest)
        {
            var cut = CutOf(rest.AsSpan(0, Longest));
            yield return paragraph with { Text = rest[..cut].TrimEnd() };
            rest = rest[cut..].TrimStart();
        }

        if (rest.Length > 0)
        {
            yield return paragraph with { Text = rest };
        }
    }

    private static int CutOf(ReadOnlySpan<char> head)
    {
        var line = head.LastIndexOf('\n');
        var sentence = Math.Max(head.LastIndexOf(". "), Math.Max(head.LastIndexOf("! "), head.LastIndexOf("? ")));
        var space = head.LastIndexOf(' ');
        return line > Enough / 2 ? line + 1
            : sentence > Enough / 2 ? sentence + 1
            : space > 0 ? space
            : char.IsHighSurrogate(head[^1]) ? head.Length - 1 : head.Length;
    }
}
