using System.Text;

namespace Caveat.Labels.Documents;

/// <summary>Gathers the lines of one part and hands them on as passages, one for each place and name. A text that stands inside a line, such as a note or a text box, does not break that line.</summary>
internal sealed class PartText
{
    // A line or passage is handed on at this length, so that no single buffer grows with the document.
    private const int Longest = 1 << 20;

    private readonly DocumentBuilder _into;
    private readonly DocumentPart _part;
    private readonly Stack<Frame> _frames = [];
    private readonly HashSet<(Place, string)> _seen = [];
    private readonly Dictionary<(Place, string), StringBuilder> _passages = [];
    private Frame _frame;
    private int _page;

    /// <param name="page">Counts from 1; 0 where there are no pages.</param>
    public PartText(DocumentBuilder into, DocumentPart part, Place place, string name, int page = 0)
    {
        (_into, _part, _page) = (into, part, page);
        _frame = new Frame(place, name, isCopy: false);
        // The part's own text comes first.
        _passages[(place, name)] = new StringBuilder();
    }

    /// <summary>Where text now goes.</summary>
    public Place Place => _frame.Place;

    /// <summary>The same in words.</summary>
    public string Name => _frame.Name;

    /// <summary>Hands on what stands in a part of pages of its own, such as slides, and begins the next.</summary>
    public void Turn(int page)
    {
        HandOnAll();
        _page = page;
    }

    /// <summary>Text goes to another place until <see cref="Leave"/>.</summary>
    /// <param name="name">The place in words: <c>footnotes</c>; empty for the part's own text.</param>
    /// <param name="isCopy">Whether the text may be another form of text that was read: lines that were read in that place are then passed over.</param>
    public void Enter(Place place, string name, bool isCopy = false)
    {
        if (_frames.Count > _into.Limits.XmlDepth)
        {
            throw new DocumentRefusedException("its text boxes and notes nest too deeply");
        }
        _frames.Push(_frame);
        _frame = new Frame(place, name, isCopy);
    }

    public void Leave()
    {
        EndLine();
        if (_frames.TryPop(out var outer))
        {
            _frame = outer;
        }
    }

    /// <summary>A line of its own in another place.</summary>
    public void Line(Place place, string name, string? text, bool isCopy = false)
    {
        if (!string.IsNullOrWhiteSpace(text))
        {
            Enter(place, name, isCopy);
            Append(text);
            Leave();
        }
    }

    /// <summary>Adds text as it is; a line feed ends the line.</summary>
    public void Append(ReadOnlySpan<char> text)
    {
        int end;
        while ((end = text.IndexOfAny('\n', '\r')) >= 0)
        {
            _frame.Line.Append(text[..end]);
            EndLine();
            text = text[(end + 1)..];
        }
        _frame.Line.Append(text);
        if (_frame.Line.Length > Longest)
        {
            EndLine();
        }
    }

    public void Append(char sign) => _frame.Line.Append(sign);

    /// <summary>Adds text of a markup in which any run of white space, line feeds too, is one space.</summary>
    public void AppendFlowing(ReadOnlySpan<char> text)
    {
        var line = _frame.Line;
        foreach (var sign in text)
        {
            if (sign is not (' ' or '\n' or '\r' or '\t'))
            {
                line.Append(sign);
            }
            else if (line.Length > 0 && line[^1] is not (' ' or '\t'))
            {
                line.Append(' ');
            }
        }
        if (line.Length > Longest)
        {
            EndLine();
        }
    }

    /// <summary>Ends the line, if there is anything on it.</summary>
    public void EndLine()
    {
        var line = _frame.Line;
        if (line.Length == 0)
        {
            return;
        }
        // Notes, text boxes and the like are few; the body's lines are not kept twice.
        if (_frames.Count > 0 && _frame.Place != Place.Body && !_seen.Add((_frame.Place, line.ToString())) && _frame.IsCopy)
        {
            line.Clear();
            return;
        }
        var passage = Passage();
        if (_frame.Break == PageBreak.BeforeLine)
        {
            passage.Append('\f');
        }
        passage.Append(line).Append('\n');
        line.Clear();
        _frame.Break = _frame.Break == PageBreak.AfterLine ? PageBreak.BeforeLine : PageBreak.None;
        if (passage.Length > Longest)
        {
            HandOn((_frame.Place, _frame.Name), passage);
        }
    }

    /// <summary>A page starts at the next line; a line that has begun is not broken, as a layout may break inside a paragraph.</summary>
    public void BreakPage() => _frame.Break = _frame.Line.Length == 0 ? PageBreak.BeforeLine : PageBreak.AfterLine;

    /// <summary>Hands on all that was gathered, also from texts that never ended.</summary>
    public void Flush()
    {
        while (_frames.Count > 0)
        {
            Leave();
        }
        EndLine();
        HandOnAll();
    }

    private void HandOnAll()
    {
        foreach (var (key, passage) in _passages)
        {
            HandOn(key, passage);
        }
        _passages.Clear();
    }

    private StringBuilder Passage()
    {
        var key = (_frame.Place, _frame.Name);
        if (!_passages.TryGetValue(key, out var passage))
        {
            _passages[key] = passage = new StringBuilder();
        }
        return passage;
    }

    private void HandOn((Place Place, string Name) key, StringBuilder passage)
    {
        if (passage.Length > 0)
        {
            _into.Add(new Passage(passage.ToString(), key.Place, _part.Within(key.Name), _page));
            passage.Clear();
        }
    }

    private enum PageBreak : byte
    {
        None = 0,
        BeforeLine = 1,
        AfterLine = 2,
    }

    private sealed class Frame(Place place, string name, bool isCopy)
    {
        public Place Place { get; } = place;

        public string Name { get; } = name;

        public bool IsCopy => isCopy;

        public StringBuilder Line { get; } = new();

        public PageBreak Break { get; set; }
    }
}
