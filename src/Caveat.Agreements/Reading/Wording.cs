using System.Globalization;
using System.Text;

namespace Caveat.Agreements.Reading;

/// <summary>The parts that error sentences share: quoting, and the word that was probably meant.</summary>
internal static class Wording
{
    private const int MaxQuoted = 72;

    /// <summary>Quotes a value, cut to a readable length, with what would not print shown by its number.</summary>
    public static string Quote(string value)
    {
        StringBuilder quoted = new("\"");
        foreach (var rune in value.EnumerateRunes())
        {
            if (quoted.Length > MaxQuoted)
            {
                quoted.Append('…');
                break;
            }

            quoted.Append(HiddenCharacters.IsHidden(rune) ? CodePoint(rune) : rune.ToString());
        }

        return quoted.Append('"').ToString();
    }

    public static string Quote(Word word) => Quote(word.Text);

    /// <summary>Names a clause at a sentence's start or inside it; one whose number is faulty, which has an error of its own, by that.</summary>
    public static string Clause(ClauseNumber number, bool opens = true) =>
        number == default
            ? (opens ? "A clause with a faulty number" : "a clause with a faulty number")
            : (opens ? $"Clause {number}" : $"clause {number}");

    public static string CodePoint(Rune rune) => string.Create(CultureInfo.InvariantCulture, $"U+{rune.Value:X4}");

    public static string? Nearest(string value, IEnumerable<string> words)
    {
        // A third of the word may differ: "purposs" is near "purposes", "cat" is near nothing.
        int limit = Math.Max(1, value.Length / 3);
        return value.Length > Identifier.MaxLength
            ? null
            : words.Where(word => Math.Abs(word.Length - value.Length) <= limit)
                .Select(word => (word, distance: Distance(value, word)))
                .Where(candidate => candidate.distance <= limit)
                .OrderBy(candidate => candidate.distance)
                .ThenBy(candidate => candidate.word, StringComparer.Ordinal)
                .Select(candidate => candidate.word)
                .FirstOrDefault();
    }

    /// <summary>Letters added, dropped, changed or swapped with their neighbour (optimal string alignment), letter case aside.</summary>
    private static int Distance(string left, string right)
    {
        int[,] costs = new int[left.Length + 1, right.Length + 1];
        for (int i = 0; i <= left.Length; i++)
        {
            for (int j = 0; j <= right.Length; j++)
            {
                costs[i, j] = i == 0 ? j
                    : j == 0 ? i
                    : Math.Min(
                        Math.Min(costs[i - 1, j], costs[i, j - 1]) + 1,
                        costs[i - 1, j - 1] + (Same(left[i - 1], right[j - 1]) ? 0 : 1));
                if (i > 1 && j > 1 && Same(left[i - 1], right[j - 2]) && Same(left[i - 2], right[j - 1]))
                {
                    costs[i, j] = Math.Min(costs[i, j], costs[i - 2, j - 2] + 1);
                }
            }
        }

        return costs[left.Length, right.Length];
    }

    private static bool Same(char left, char right) => char.ToLowerInvariant(left) == char.ToLowerInvariant(right);
}
