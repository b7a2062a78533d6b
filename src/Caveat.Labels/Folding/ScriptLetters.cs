using System.Globalization;

namespace Caveat.Labels.Folding;

/// <summary>The embedded list scripts.fold: the Greek and Cyrillic letters that resemble no Latin one.</summary>
internal static class ScriptLetters
{
    /// <summary>How many glyphs the list may have.</summary>
    public const int MaxGlyphs = 32;

    public static Dictionary<int, byte> Load()
    {
        var glyphs = new Dictionary<int, byte>();
        using var resource = typeof(ScriptLetters).Assembly.GetManifestResourceStream("scripts.fold")!;
        using var lines = new StreamReader(resource);
        var next = 0;
        while (lines.ReadLine() is { } line)
        {
            if (line is "" or ['#', ..])
            {
                continue;
            }
            Add(glyphs, line[..line.IndexOf(" -", StringComparison.Ordinal)], (byte)(Glyph.FirstScriptCapital + next));
            Add(glyphs, line[(line.IndexOf(" -", StringComparison.Ordinal) + 2)..], (byte)(Glyph.FirstScriptSmall + next));
            next++;
        }
        return glyphs;
    }

    private static void Add(Dictionary<int, byte> glyphs, string codes, byte glyph)
    {
        foreach (var range in codes.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var ends = range.Split('-');
            var first = int.Parse(ends[0], NumberStyles.HexNumber, CultureInfo.InvariantCulture);
            var last = int.Parse(ends[^1], NumberStyles.HexNumber, CultureInfo.InvariantCulture);
            for (var code = first; code <= last; code++)
            {
                glyphs[code] = glyph;
            }
        }
    }
}
