using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace Caveat.Labels.Folding;

/// <summary>Maps every code point to the glyph that a reader would take it for. Immutable; built once.</summary>
/// <remarks>Built from latin.fold, scripts.fold and the general categories, because string normalisation does nothing under invariant globalisation.</remarks>
internal sealed class FoldTable
{
    private const int FirstTag = 0xE0020;
    private const int LastTag = 0xE007E;

    private readonly byte[] _basic = new byte[0x10000];
    private readonly FrozenDictionary<int, byte> _astral;
    private readonly string[] _ligatures;

    private FoldTable(LatinLookalikes lookalikes)
    {
        _ligatures = lookalikes.Ligatures;
        var scripts = ScriptLetters.Load();
        for (var c = 0; c < _basic.Length; c++)
        {
            _basic[c] = lookalikes.Glyphs.TryGetValue(c, out var glyph) || scripts.TryGetValue(c, out glyph) ? glyph : ByCategory(c, CharUnicodeInfo.GetUnicodeCategory((char)c));
        }
        _astral = lookalikes.Glyphs.Where(entry => entry.Key > 0xFFFF).ToFrozenDictionary();
    }

    public static FoldTable Shared { get; } = new(LatinLookalikes.Load());

    public byte this[char c] => _basic[c];

    public byte this[Rune rune] => rune.Value switch
    {
        <= 0xFFFF => _basic[rune.Value],
        // Tag characters are an invisible copy of ASCII: models read them, people do not.
        >= FirstTag and <= LastTag => (byte)(rune.Value - FirstTag + ' '),
        _ => _astral.TryGetValue(rune.Value, out var glyph) ? glyph : ByCategory(rune.Value, Rune.GetUnicodeCategory(rune)),
    };

    public string Ligature(byte glyph) => _ligatures[glyph - Glyph.FirstLigature];

    private static byte ByCategory(int c, UnicodeCategory category) => c switch
    {
        '\n' or '\v' or '\f' or '\r' or 0x85 => (byte)'\n',
        '\t' or 0x2800 => (byte)' ',
        < 0x20 or 0x7F => Glyph.Dropped,
        < 0x80 => (byte)c,
        // Hangul fillers are letters by category and blank to the eye.
        0x115F or 0x1160 or 0x3164 or 0xFFA0 => Glyph.Dropped,
        0x2018 or 0x2019 or 0x02BC => (byte)'\'',
        0x2022 or 0x2023 or 0x25CF or 0x25AA or 0x2043 => (byte)'*',
        0x2044 or 0x2215 or 0x29F8 => (byte)'/',
        0x2024 or 0x3002 or 0x2026 => (byte)'.',
        > 0xFF00 and < 0xFF5F => (byte)(c - 0xFF00 + 0x20),
        _ => category switch
        {
            UnicodeCategory.SpaceSeparator => (byte)' ',
            UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator => (byte)'\n',
            UnicodeCategory.DashPunctuation => (byte)'-',
            UnicodeCategory.InitialQuotePunctuation or UnicodeCategory.FinalQuotePunctuation => (byte)'"',
            UnicodeCategory.OpenPunctuation => (byte)'[',
            UnicodeCategory.ClosePunctuation => (byte)']',
            UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.SpacingCombiningMark
                or UnicodeCategory.Format or UnicodeCategory.Control or UnicodeCategory.PrivateUse => Glyph.Dropped,
            UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter
                or UnicodeCategory.ModifierLetter or UnicodeCategory.OtherLetter => Glyph.OtherLetter,
            _ => Glyph.Symbol,
        },
    };
}
