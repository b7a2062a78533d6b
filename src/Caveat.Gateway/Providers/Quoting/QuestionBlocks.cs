using System.Text;
using System.Text.RegularExpressions;

namespace Caveat.Gateway.Providers.Quoting;

/// <summary>Reads a question that brings passages of documents: numbered blocks of quoted lines, then the question.</summary>
/// <remarks>Their form is <c>[1] NAME, page 3, paragraph 2</c> on a line, and under it lines that begin with "&gt; ".</remarks>
internal static partial class QuestionBlocks
{
    /// <returns>Null where the text is none of that form.</returns>
    public static (string Question, IReadOnlyList<Passage> Sources)? Read(string text)
    {
        var lines = text.ReplaceLineEndings("\n").Split('\n');
        var sources = new List<Passage>();
        var end = 0;
        for (var i = 0; i + 1 < lines.Length; i++)
        {
            // Numbers count on by one: what looks like a block in the question itself is the question's.
            if (Head().Match(lines[i]) is not { Success: true } head || !IsQuoted(lines[i + 1])
                || !int.TryParse(head.Groups["number"].ValueSpan, out var number) || (sources.Count > 0 && number != sources[^1].Number + 1))
            {
                if (sources.Count > 0 && lines[i].Length > 0)
                {
                    break;
                }

                continue;
            }

            var first = i + 1;
            while (i + 1 < lines.Length && IsQuoted(lines[i + 1]))
            {
                i++;
            }

            sources.Add(new Passage(head.Groups["place"].Value, "", Flowing(lines.AsSpan(first, i + 1 - first))) { Number = number });
            end = i + 1;
        }

        return sources.Count == 0 ? null : (string.Join('\n', lines[end..]).Trim(), sources);
    }

    private static bool IsQuoted(string line) => line.StartsWith('>');

    /// <summary>The quoted words on one line: an answer quotes them within a line of its own.</summary>
    private static string Flowing(ReadOnlySpan<string> lines)
    {
        var words = new StringBuilder();
        foreach (var line in lines)
        {
            if (line.AsSpan(1).Trim() is { IsEmpty: false } said)
            {
                words.Append(said).Append(' ');
            }
        }

        return words.ToString().Trim();
    }

    [GeneratedRegex(@"^\[(?<number>[0-9]{1,6})\] (?<place>.+)$", RegexOptions.ExplicitCapture)]
    private static partial Regex Head();
}
