using System.Globalization;
using System.Text;

namespace Caveat.Agreements.Reading;

/// <summary>Characters that do not show: with them a document could read one way to people and another to a machine.</summary>
internal static class HiddenCharacters
{
    public static bool IsHidden(Rune rune) => IsBlank(rune.Value) || Rune.GetUnicodeCategory(rune) is
        UnicodeCategory.Control or
        UnicodeCategory.Format or
        UnicodeCategory.LineSeparator or
        UnicodeCategory.ParagraphSeparator or
        UnicodeCategory.PrivateUse or
        UnicodeCategory.OtherNotAssigned;

    public static void Check(Line line, ErrorList errors)
    {
        int column = 1;
        foreach (var rune in line.Text.EnumerateRunes())
        {
            if (rune.Value == '\t')
            {
                errors.Add(line.Number, column, "A tab stands here: use spaces, which look the same everywhere.");
            }
            else if (IsHidden(rune))
            {
                errors.Add(line.Number, column, $"The character {Wording.CodePoint(rune)} does not show: remove it, so that all readers see the same text.");
            }

            column += rune.Utf16SequenceLength;
        }
    }

    // Letters, marks and symbols of no shape: those of Unicode's Default_Ignorable_Code_Point (DerivedCoreProperties) that
    // their categories do not give away, and the blank of braille.
    private static bool IsBlank(int value) => value is
        0x034F or 0x115F or 0x1160 or 0x17B4 or 0x17B5 or (>= 0x180B and <= 0x180F) or 0x2800 or 0x3164 or
        (>= 0xFE00 and <= 0xFE0F) or 0xFFA0 or (>= 0xE0100 and <= 0xE01EF);
}
