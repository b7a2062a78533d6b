using System.Globalization;
using System.Text;

namespace Caveat.Bench.Load.Pages;

/// <summary>The answer that a page follows: Markdown of two hundred tokens, with a reference that tells one answer from every other.</summary>
internal static class PagedText
{
    public const int Tokens = 200;

    private const string Words =
        """
        # The terminal at Lindvik, reference 000000

        Lindvik has opened its **rebuilt ferry terminal**, four months late but slightly under budget. Thousands of residents came on the first day to see the timber roof, made by two local yards from nearby spruce.

        - The hall replaces a building from 1961 with *unreliable heating*.
        - It takes its warmth from sea water and should need about a third of the energy.
        - Freight has moved to a pier further east, which ends the queue of lorries along the promenade.

        | who | what they expect |
        |---|---|
        | shop owners | quieter summers, and some lost trade |
        | the shipping line | a new timetable after one season |
        | the council | passenger numbers every month |

        A museum about the old boats opens upstairs next spring, with a model of the steamer that carried the mail until 1954. The first ferry to Arnholm was full and left on time; the mayor thanked the carpenters by name and cut no ribbon, and a school choir sang instead. That is all there is to say under reference 000000.
        """;

    /// <summary>Where each token ends, in characters from the start.</summary>
    public static int[] Ends { get; } = [.. Enumerable.Range(1, Tokens).Select(i => Words.Length * i / Tokens)];

    public static int Length => Words.Length;

    public static string Reference(int number) => number.ToString("000000", CultureInfo.InvariantCulture);

    public static string Of(int number) => Words.Replace("000000", Reference(number), StringComparison.Ordinal);

    /// <summary>How many tokens are whole in so many characters.</summary>
    public static int Whole(int characters)
    {
        int at = Array.BinarySearch(Ends, characters);
        return at >= 0 ? at + 1 : ~at;
    }

    /// <summary>Letters and digits only: what is left of a text when its marks are taken away, whoever takes them.</summary>
    public static string Letters(string text)
    {
        var letters = new StringBuilder(text.Length);
        foreach (char one in text)
        {
            if (char.IsAsciiLetterOrDigit(one))
            {
                letters.Append(one);
            }
        }
        return letters.ToString();
    }
}
