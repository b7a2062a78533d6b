using System.Globalization;
using System.Text;

namespace Caveat.Labels.Grammar;

/// <summary>A marking as it is compared: upper case, no accents, one kind of dash, quote and space. Remembers where each character came from.</summary>
/// <remarks>Accents are left out of the comparison because they are left out of stamps: PRISNE TAJNE is PŘÍSNĚ TAJNÉ.</remarks>
internal sealed class FoldedText
{
    // A letter, then its accented forms. The runtime's normalisation needs culture data, which this library does without.
    private static readonly Dictionary<int, string> Bases = ReadBases(
        "AÀÁÂÃÄÅĀĂĄ", "CÇĆĈĊČ", "DĎĐÐ", "EÈÉÊËĒĔĖĘĚ", "GĜĞĠĢ", "HĤĦ", "IÌÍÎÏĨĪĬĮİı", "JĴ", "KĶ", "LĹĻĽĿŁ", "NÑŃŅŇ", "OÒÓÔÕÖØŌŎŐ",
        "RŔŖŘ", "SŚŜŞŠȘ", "TŢŤŦȚ", "UÙÚÛÜŨŪŬŮŰŲ", "WŴ", "YÝŶŸ", "ZŹŻŽ", "ΑΆ", "ΕΈ", "ΗΉ", "ΙΊΪ", "ΟΌ", "ΥΎΫ", "ΩΏ", "ИЍ", "ЕЀ");

    private readonly int[] _columns;

    private FoldedText(string text, int[] columns)
    {
        Text = text;
        _columns = columns;
    }

    public string Text { get; }

    public static FoldedText Of(string source)
    {
        StringBuilder text = new(source.Length);
        List<int> columns = [];
        var column = 1;
        foreach (var rune in source.EnumerateRunes())
        {
            Append(rune, column, text, columns);
            column += rune.Utf16SequenceLength;
        }
        if (text is [.., ' '])
        {
            text.Length--;
        }
        columns.Add(column);
        return new FoldedText(text.ToString(), [.. columns]);
    }

    public static string Fold(string source) => Of(source).Text;

    /// <summary>The column in the source of a position in <see cref="Text"/>.</summary>
    public int ColumnOf(int position) => _columns[Math.Min(position, _columns.Length - 1)];

    /// <summary>Whether <paramref name="words"/> stand at <paramref name="start"/>, and no letter or digit goes on after them.</summary>
    public bool HasAt(int start, string words)
    {
        if (string.CompareOrdinal(Text, start, words, 0, words.Length) != 0)
        {
            return false;
        }
        var end = start + words.Length;
        return end == Text.Length || !char.IsLetterOrDigit(Text[end]) || !char.IsLetterOrDigit(words[^1]);
    }

    /// <summary>The word at a position, for a message.</summary>
    public string WordAt(int position)
    {
        var end = position;
        while (end < Text.Length && Text[end] is not (' ' or ',' or '/'))
        {
            end++;
        }
        return ShownText.Of(Text.AsSpan(position, end - position), 40);
    }

    private static void Append(Rune rune, int column, StringBuilder text, List<int> columns)
    {
        if (Rune.IsWhiteSpace(rune))
        {
            if (text is [not ' ', ..] and [.., not ' '])
            {
                text.Append(' ');
                columns.Add(column);
            }
            return;
        }
        if (Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.Format)
        {
            return;
        }
        foreach (var letter in Letters(Rune.ToUpperInvariant(rune)))
        {
            text.Append(letter);
            columns.Add(column);
        }
    }

    private static string Letters(Rune rune) => rune.Value switch
    {
        < 0x80 => rune.ToString(),
        'Æ' => "AE",
        'Œ' => "OE",
        'Þ' => "TH",
        'ß' or 'ẞ' => "SS",
        >= 0x2010 and <= 0x2015 or 0x2212 => "-",
        0x2018 or 0x2019 or 0x02BC => "'",
        _ => Bases.TryGetValue(rune.Value, out var letter) ? letter : rune.ToString(),
    };

    private static Dictionary<int, string> ReadBases(params ReadOnlySpan<string> rows)
    {
        Dictionary<int, string> bases = [];
        foreach (var row in rows)
        {
            foreach (var accented in row.AsSpan(1))
            {
                bases[accented] = row[..1];
            }
        }
        return bases;
    }
}
