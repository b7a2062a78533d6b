using System.Globalization;
using System.Text;

namespace Caveat.Agreements.Reading;

/// <summary>Characters that do not show: with them a document could read one way to people and another to a machine.</summary>
internal static class HiddenCharacters
{
    public static bool IsHidden(Rune rune) => Rune.GetUnicodeCategory(rune) is
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
}
