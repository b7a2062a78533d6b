using System.Text;

namespace Caveat.Signing.Notes;

/// <summary>The rule for names of note keys: not empty, no Unicode space, no plus sign, no control character.</summary>
internal static class NoteName
{
    public static bool IsValid(ReadOnlySpan<char> name)
    {
        foreach (var rune in name.EnumerateRunes())
        {
            // An unpaired surrogate reads as the replacement character, which cannot be told from a real one: refuse both.
            if (Rune.IsWhiteSpace(rune) || Rune.IsControl(rune) || rune.Value is '+' or 0xFFFD)
            {
                return false;
            }
        }

        return !name.IsEmpty;
    }
}
