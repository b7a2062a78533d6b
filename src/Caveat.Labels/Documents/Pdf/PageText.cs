using System.Text;

namespace Caveat.Labels.Documents.Pdf;

/// <summary>One page's lines, told apart by where they stand: the top and bottom tenths of the page are its header and footer.</summary>
/// <remarks>Three quarters of the level lines on declassified pages stand in those two tenths. Slanted, upright and huge lines are watermarks.</remarks>
internal sealed class PageText(int number, double width, double height)
{
    private const double Margin = 0.1;
    private readonly List<PageLine> _lines = [];

    public int Number => number;

    /// <summary>Square points.</summary>
    public double Area => width * height;

    /// <summary>Words with at least one letter or digit: what a font without a character map gives is no text.</summary>
    public int Words { get; private set; }

    public void Add(PageLine line)
    {
        if (line.Words.Count > 0)
        {
            _lines.Add(line);
            Words += line.Words.Count(word => word.Text.Any(char.IsLetterOrDigit));
        }
    }

    public void AddTo(DocumentBuilder into, string part)
    {
        StringBuilder header = new(), body = new(), footer = new(), watermark = new();
        var slanted = SlantedText.TakeFrom(_lines);
        foreach (var line in _lines)
        {
            var middle = (line.Box.Top + line.Box.Bottom) / 2;
            var place = line.IsUpright || line.Box.Height > height * Margin ? watermark
                : middle < height * Margin ? header
                : middle > height * (1 - Margin) ? footer
                : body;
            place.Append(line.Text).Append('\n');
        }
        foreach (var text in slanted)
        {
            watermark.Append(text).Append('\n');
        }
        Add(header, Place.Header);
        Add(watermark, Place.Watermark);
        Add(body, Place.Body);
        Add(footer, Place.Footer);

        void Add(StringBuilder text, Place place)
        {
            if (text.Length > 0)
            {
                into.Add(new Passage(text.ToString(0, text.Length - 1), place, part, number));
            }
        }
    }
}
