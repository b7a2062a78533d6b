using System.Globalization;

namespace Caveat.Labels.Folding;

/// <summary>The embedded list latin.fold: which characters read as which Latin letters and digits.</summary>
internal sealed class LatinLookalikes
{
    private readonly Dictionary<int, byte> _glyphs = [];
    private readonly List<string> _ligatures = [];

    private LatinLookalikes()
    {
    }

    public IReadOnlyDictionary<int, byte> Glyphs => _glyphs;

    public string[] Ligatures => [.. _ligatures];

    public static LatinLookalikes Load()
    {
        var lookalikes = new LatinLookalikes();
        using var resource = typeof(LatinLookalikes).Assembly.GetManifestResourceStream("latin.fold")!;
        using var lines = new StreamReader(resource);
        while (lines.ReadLine() is { } line)
        {
            if (line is not ("" or ['#', ..]))
            {
                lookalikes.Add(line.Split(' '));
            }
        }
        return lookalikes;
    }

    private void Add(string[] words)
    {
        var reading = words[0];
        foreach (var range in words.AsSpan(1))
        {
            var ends = range.Split('-');
            var first = int.Parse(ends[0], NumberStyles.HexNumber, CultureInfo.InvariantCulture);
            if (reading is [var from, '-', var to])
            {
                for (var c = from; c <= to; c++)
                {
                    _glyphs[first + c - from] = (byte)c;
                }
                continue;
            }
            var last = ends.Length == 1 ? first : int.Parse(ends[1], NumberStyles.HexNumber, CultureInfo.InvariantCulture);
            var glyph = GlyphOf(reading);
            for (var code = first; code <= last; code++)
            {
                _glyphs[code] = glyph;
            }
        }
    }

    private byte GlyphOf(string reading)
    {
        if (reading.Length == 1)
        {
            return (byte)reading[0];
        }
        var index = _ligatures.IndexOf(reading);
        if (index < 0)
        {
            index = _ligatures.Count;
            _ligatures.Add(reading);
        }
        return (byte)(Glyph.FirstLigature + index);
    }
}
