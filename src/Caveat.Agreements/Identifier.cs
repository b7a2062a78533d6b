using Caveat.Agreements.Reading;

namespace Caveat.Agreements;

/// <summary>The one lexical form of every id in an agreement: lower-case letters, digits and single hyphens, starting with a letter, at most 64.</summary>
internal static class Identifier
{
    public const int MaxLength = 64;

    public static bool IsValid(ReadOnlySpan<char> text)
    {
        if (text.IsEmpty || text.Length > MaxLength || !char.IsAsciiLetterLower(text[0]) || text[^1] == '-')
        {
            return false;
        }

        for (int i = 1; i < text.Length; i++)
        {
            bool hyphen = text[i] == '-' && text[i - 1] != '-';
            if (!hyphen && !char.IsAsciiLetterLower(text[i]) && !char.IsAsciiDigit(text[i]))
            {
                return false;
            }
        }

        return true;
    }

    public static string Complaint(string noun, string? text) =>
        $"{Wording.Quote(text ?? "")} is not a valid {noun} id: use lower-case letters, digits and single hyphens, starting with a letter, at most {MaxLength} characters.";
}
