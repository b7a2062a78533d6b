using System.Text;
using Caveat.Labels;
using Caveat.Labels.Documents;
using Caveat.Labels.Markings;
using Caveat.Labels.Policies;

namespace Caveat.Assistant.Documents;

/// <summary>Turns a document that was read into the paragraphs that may be asked about, each with its place and its grade.</summary>
internal static class ParagraphReader
{
    private const string Pdf = "PDF document";

    /// <summary>A portion mark stands before the portion's words; a list number may stand before it.</summary>
    private const int MarkWithin = 8;

    /// <summary>Lines that are shorter on average are a table's.</summary>
    private const int CellLength = 30;

    public static List<Paragraph> Read(DocumentMarkings document)
    {
        var reading = document.Reading;
        var marks = document.Markings.Where(found => found.Marking.Standing == Standing.InForce)
            .GroupBy(found => found.Passage, found => found.Marking, (IEqualityComparer<Passage>)ReferenceEqualityComparer.Instance)
            .ToDictionary(group => group.Key, group => group.ToList(), (IEqualityComparer<Passage>)ReferenceEqualityComparer.Instance);
        var labels = reading.Labels.Aggregate(Grade.Unmarked, (highest, label) => Grade.Highest(highest, SecurityPolicies.BuiltIn.GradeOf(label.Label.Label)));
        var banner = Grade.Highest(labels, document.Banner);
        var pages = PageBanners(document);

        var paragraphs = new List<Paragraph>();
        var numbers = new Dictionary<int, int>();
        // A PDF's bookmarks repeat what its pages say.
        foreach (var passage in reading.Passages.Where(passage => IsAskedAbout(passage) && !(reading.Format == Pdf && passage is { Page: 0, Part: not "" } && !IsNested(passage))))
        {
            var page = PageOf(passage);
            var here = marks.GetValueOrDefault(passage) ?? [];
            // Fails closed: a paragraph without a mark of its own is as its page says, or as the document says, and never below a label.
            var around = page > 0 && pages.TryGetValue(page, out var pageBanner) ? Grade.Highest(labels, pageBanner) : banner;
            var isLaidOut = reading.Format == Pdf && page > 0;
            foreach (var span in ParagraphBreaks.Find(passage, isLaidOut, here))
            {
                var text = Flowing(span.In(passage.Text), isLaidOut);
                if (text.Any(char.IsLetterOrDigit))
                {
                    var number = numbers[page] = numbers.GetValueOrDefault(page) + 1;
                    paragraphs.Add(new Paragraph(passage.Part, page, number, text, GradeOf(span, here, around, isLaidOut)));
                }
            }
        }

        return paragraphs;
    }

    /// <summary>The document's number of pages; 0 where it has none.</summary>
    public static int PagesOf(DocumentReading reading) => reading.Passages.Aggregate(0, (most, passage) => Math.Max(most, PageOf(passage)));

    /// <summary>A page within an attachment or archive is none of this document's, and is not shown as one.</summary>
    public static int PageOf(Passage passage) => IsNested(passage) ? 0 : passage.Page;

    /// <summary>The name of an attachment or archive entry stands in quotes.</summary>
    private static bool IsNested(Passage passage) => passage.Part.Contains('"', StringComparison.Ordinal);

    /// <summary>Headers, footers, watermarks and properties only mark: they repeat, and answer nothing.</summary>
    private static bool IsAskedAbout(Passage passage) =>
        passage.Place is Place.Body or Place.Note or Place.TextBox or Place.Subject or Place.MailHeader or Place.QuotedMail;

    private static Dictionary<int, Grade> PageBanners(DocumentMarkings document)
    {
        var banners = new Dictionary<int, Grade>();
        foreach (var (marking, passage) in document.Markings)
        {
            if (marking is { Kind: MarkingKind.Banner, Standing: Standing.InForce } && PageOf(passage) is var page and > 0)
            {
                banners[page] = Grade.Highest(banners.GetValueOrDefault(page), marking.Grade);
            }
        }

        return banners;
    }

    /// <remarks>Fails closed: on a printed page it is not sure where a paragraph ends, so that its portion mark may raise it and never lowers it.</remarks>
    private static Grade GradeOf(TextSpan span, List<Marking> markings, Grade around, bool isLaidOut)
    {
        var own = Grade.Unmarked;
        var isPortion = false;
        foreach (var marking in markings)
        {
            if (span.Meets(marking.Start, marking.End))
            {
                own = Grade.Highest(own, marking.Grade);
                isPortion |= marking.Kind == MarkingKind.Portion && marking.Start - span.Start <= MarkWithin;
            }
        }

        return isPortion && !isLaidOut ? own : Grade.Highest(around, own);
    }

    /// <summary>The text without its ends' white space; the lines of a printed page become one, but those of a table stay.</summary>
    private static string Flowing(ReadOnlySpan<char> text, bool isLaidOut)
    {
        text = text.Trim();
        if (!isLaidOut || text.Length / (text.Count('\n') + 1) < CellLength)
        {
            return text.ToString();
        }

        var flowing = new StringBuilder(text.Length);
        foreach (var line in text.EnumerateLines())
        {
            if (flowing.Length > 0 && !(flowing[^1] == '-' && flowing.Length > 1 && char.IsLetter(flowing[^2])))
            {
                flowing.Append(' ');
            }

            flowing.Append(line.Trim());
        }

        return flowing.ToString();
    }
}
