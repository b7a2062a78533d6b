using System.Globalization;
using System.Text;

namespace Caveat.Fuzzing.Mutations;

/// <summary>Changes a text by its structure: lines, blocks, table rows, keys and their values. Most of what comes out is still read far.</summary>
internal static class LineMutation
{
    /// <summary>As much as a document may have: what costs more than its length shows only there.</summary>
    private const int MaxLength = 1 << 20;

    // What looks like something else, shows nothing, or turns the reading round.
    private static readonly string[] Tricks =
    [
        "\uFEFF", "\u200B", "\u200D", "\u00AD", "\u202E", "\u2066", "\u2028", "\u0085", "\u00A0", "\u3000", "\u2011", "\u0301", "\u034F", "\u3164", "\u2800", "\uFF1A", "\u037E", "\u0430", "\u0406", "\u212A", "\u0130", "\uFE0F", "\U000E0041", "\U0001F600", "\uFFFD", "\t", "\r", "\0", "\\", "<b>", "![", "`",
    ];

    public static byte[] Change(byte[] seed, byte[] other, Random random)
    {
        var lines = Split(seed);
        for (var changes = 1 + (int)Math.Pow(random.NextDouble() * 2, 2); changes > 0 && lines.Count > 0; changes--)
        {
            ChangeOnce(lines, Split(other), random);
        }

        var bytes = Encoding.UTF8.GetBytes(string.Join('\n', lines));
        return bytes.Length > MaxLength ? bytes[..MaxLength] : bytes;
    }

    private static List<string> Split(byte[] text) => [.. Encoding.UTF8.GetString(text).Split('\n')];

    private static void ChangeOnce(List<string> lines, List<string> other, Random random)
    {
        var at = random.Next(lines.Count);
        switch (random.Next(13))
        {
            case 0:
                var with = random.Next(lines.Count);
                (lines[at], lines[with]) = (lines[with], lines[at]);
                break;
            case 1:
                lines.Insert(random.Next(lines.Count + 1), lines[at]);
                break;
            case 2:
                lines.RemoveAt(at);
                break;
            case 3:
                lines.Insert(at, other[random.Next(other.Count)]);
                break;
            case 4 or 5:
                lines[at] = Value(lines[at], other[random.Next(other.Count)]);
                break;
            case 6:
                Blocks(lines, at, other, random);
                break;
            case 7 or 8:
                lines[at] = Word(lines[at], lines[random.Next(lines.Count)], random);
                break;
            case 9:
                lines[at] = lines[at].Insert(random.Next(lines[at].Length + 1), Tricks[random.Next(Tricks.Length)]);
                break;
            case 10:
                lines[at] = random.Next(4) switch { 0 => lines[at].ToUpperInvariant(), 1 => lines[at] + "\r", 2 => " " + lines[at] + " ", _ => lines[at].TrimEnd(',', '|', ' ') };
                break;
            case 11:
                lines[at] = Number(lines[at], random);
                break;
            case 12 when random.Next(8) == 0:
                Fill(lines, at, random);
                break;
            default:
                lines.Insert(at, Value(lines[random.Next(lines.Count)], lines[at]));
                break;
        }
    }

    // The one's key and the other's value.
    private static string Value(string line, string other)
    {
        var colon = line.IndexOf(':', StringComparison.Ordinal);
        return colon < 0 ? other : string.Concat(line.AsSpan(0, colon), ":", other.AsSpan(other.IndexOf(':', StringComparison.Ordinal) + 1));
    }

    private static string Word(string line, string other, Random random)
    {
        string[] words = line.Split(' ');
        string[] others = other.Split(' ');
        words[random.Next(words.Length)] = random.Next(4) == 0 ? "" : others[random.Next(others.Length)];
        return string.Join(' ', words);
    }

    // What stands between two blank lines or fences: a rule, a table, a paragraph.
    private static void Blocks(List<string> lines, int at, List<string> other, Random random)
    {
        var start = random.Next(other.Count);
        var end = start;
        while (start > 0 && !IsEdge(other[start - 1]))
        {
            start--;
        }

        while (end < other.Count && !IsEdge(other[end]))
        {
            end++;
        }

        if (random.Next(2) == 0)
        {
            var last = at;
            while (last < lines.Count && !IsEdge(lines[last]))
            {
                last++;
            }

            lines.RemoveRange(at, last - at);
        }

        lines.InsertRange(Math.Min(at, lines.Count), other.GetRange(start, end - start));
    }

    private static bool IsEdge(string line) => line.Length == 0 || line.StartsWith("```", StringComparison.Ordinal);

    private static string Number(string line, Random random)
    {
        string[] numbers = ["0", "1", "01", "-1", "9", "10", "64", "65", "99", "999999", "1000000", "2147483648", "999999999999999", "1000000000000000", "9999-12-31T23:59:59Z", "0001-01-01T00:00:00Z", "2026-02-29T00:00:00Z", "2026-06-30T23:59:60Z", "\u0661"];
        return WithNumber(line, numbers[random.Next(numbers.Length)]);
    }

    // In place of the first one.
    private static string WithNumber(string text, string number)
    {
        var start = text.AsSpan().IndexOfAnyInRange('0', '9');
        if (start < 0)
        {
            return text;
        }

        var length = text.AsSpan(start).IndexOfAnyExceptInRange('0', '9') is var end and >= 0 ? end : text.Length - start;
        return string.Concat(text.AsSpan(0, start), number, text.AsSpan(start + length));
    }

    // One line or a few, very often, the same or with a number in them, and then perhaps another: tables of ten thousand
    // rows, clauses, terms, keys, and what each row of one table means for each of the next.
    private static void Fill(List<string> lines, int at, Random random)
    {
        var then = random.Next(lines.Count);
        var filled = Repeated(lines, at, random);
        lines.Insert(at, random.Next(2) == 0 ? filled : $"{filled}\n{Repeated(lines, then, random)}");
    }

    private static string Repeated(List<string> lines, int at, Random random)
    {
        var count = Math.Min(lines.Count - at, 1 + random.Next(random.Next(2) == 0 ? 2 : 12));
        var piece = string.Join('\n', lines.GetRange(at, count));
        var isNumbered = random.Next(3) > 0;
        var most = MaxLength >> (1 + random.Next(6));
        var filled = new StringBuilder();
        for (var i = 0; filled.Length < most && i < most; i++)
        {
            var number = i.ToString(CultureInfo.InvariantCulture);
            filled.Append(!isNumbered ? piece : piece.StartsWith("| ", StringComparison.Ordinal) ? $"| a{number}-{piece.AsSpan(2)}" : WithNumber(piece, number)).Append('\n');
        }

        return filled.ToString();
    }
}
