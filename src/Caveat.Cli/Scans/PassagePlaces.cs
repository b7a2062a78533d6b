using Caveat.Labels.Documents;

namespace Caveat.Cli.Scans;

/// <summary>Turns offsets into a passage into lines, columns and pages; each stretch is counted once as long as the offsets ascend.</summary>
internal sealed class PassagePlaces(Passage passage)
{
    private readonly string _where = PlaceWords.Of(passage);
    private readonly bool _hasPages = passage.Page > 0 || passage.Text.Contains('\f', StringComparison.Ordinal);
    private int _counted;
    private int _line = 1;
    private int _lineStart;
    private int _page = Math.Max(passage.Page, 1);

    public Spot At(long offset)
    {
        var at = (int)offset;
        if (at < _counted)
        {
            (_counted, _line, _lineStart, _page) = (0, 1, 0, Math.Max(passage.Page, 1));
        }
        var stretch = passage.Text.AsSpan(_counted, at - _counted);
        if (stretch.LastIndexOf('\n') is >= 0 and var last)
        {
            _line += stretch.Count('\n');
            _lineStart = _counted + last + 1;
        }
        // A form feed starts a page (Passage).
        _page += stretch.Count('\f');
        _counted = at;
        return new Spot(_where, _line, at - _lineStart + 1, _hasPages ? _page : 0);
    }
}
