using Caveat.Assistant.Asking;

namespace Caveat.Assistant.Access;

/// <summary>The clauses that decide most of what a person may do, for the page that asks for consent.</summary>
internal static class DecidingClauses
{
    public const int Most = 6;

    /// <summary>Those that forbid or exclude before those that ask for something, those before what is permitted, and clauses without a rule last; shown in the agreement's order.</summary>
    public static IReadOnlyList<ClauseView> Of(AgreementView agreement) =>
    [
        .. agreement.Clauses
            .Select((clause, place) => (Clause: clause, Place: place))
            .OrderBy(entry => Weight(entry.Clause.Rule)).ThenBy(entry => entry.Place)
            .Take(Most)
            .OrderBy(entry => entry.Place)
            .Select(entry => entry.Clause),
    ];

    /// <summary>The first sentence of a clause, without Markdown's marks; the whole of it where it has only one.</summary>
    public static string FirstSentence(string markdown)
    {
        var paragraph = markdown.ReplaceLineEndings("\n").Split("\n\n", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).FirstOrDefault() ?? "";
        var text = new string([.. paragraph.Replace('\n', ' ').Where(character => character is not ('*' or '`' or '_'))]).TrimStart('-', '>', '#', ' ');
        for (var at = 0; at < text.Length - 1; at++)
        {
            // "U.S. Persons" and "art. 3" go on: a sentence ends before a capital, and not after a single letter.
            if (text[at] is '.' or '!' or '?' && text[at + 1] == ' ' && at + 2 < text.Length && char.IsUpper(text[at + 2]) && !IsInitial(text, at))
            {
                return text[..(at + 1)];
            }
        }

        return text;
    }

    private static bool IsInitial(string text, int at) => at > 0 && char.IsLetter(text[at - 1]) && (at == 1 || !char.IsLetterOrDigit(text[at - 2]));

    private static int Weight(string? rule) => rule switch
    {
        null => 3,
        _ when rule.StartsWith("forbid", StringComparison.Ordinal) || rule.StartsWith("exclude", StringComparison.Ordinal) => 0,
        _ when rule.StartsWith("permit", StringComparison.Ordinal) => 2,
        _ => 1,
    };
}
