using System.Text;

namespace Caveat.Gateway.Storage;

/// <summary>A member of an enumeration as its column holds it: <c>app-owner</c> for <c>AppOwner</c>.</summary>
internal static class StoredWord
{
    public static string Of<T>(T value)
        where T : struct, Enum
    {
        var name = value.ToString();
        var word = new StringBuilder(name.Length + 1);
        foreach (var letter in name)
        {
            if (char.IsAsciiLetterUpper(letter) && word.Length > 0)
            {
                word.Append('-');
            }

            word.Append(char.ToLowerInvariant(letter));
        }

        return word.ToString();
    }

    /// <exception cref="ArgumentException">Another release wrote the word, or a hand.</exception>
    public static T Parse<T>(string word)
        where T : struct, Enum => Enum.Parse<T>(word.Replace("-", "", StringComparison.Ordinal), ignoreCase: true);
}
