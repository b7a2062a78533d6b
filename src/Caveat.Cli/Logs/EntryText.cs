using System.Text;

namespace Caveat.Cli.Logs;

/// <summary>Entries as people and terminals can take them.</summary>
internal static class EntryText
{
    private const int MaxRaw = 400;

    /// <summary>One sentence on what an entry records; its bytes where it is not one of Caveat's.</summary>
    public static string InWords(ReadOnlyMemory<byte> entry)
    {
        if (EntryFacts.TryRead(entry) is not { Type: { } type } facts)
        {
            return Raw(entry);
        }

        var words = new StringBuilder("a ").Append(type);
        Add(words, ": ", facts.Decision);
        Add(words, facts.Clauses?.Contains(',') == true ? ", by clauses " : ", by clause ", facts.Clauses);
        Add(words, facts.Clauses is null ? ", under agreement " : " of agreement ", facts.Agreement);
        Add(words, ", for organisation ", facts.Organisation);
        Add(words, ", model ", facts.Model);
        Add(words, ", at ", facts.Time);
        return Printable(words.ToString());
    }

    /// <summary>The entry's bytes as text, shortened.</summary>
    public static string Raw(ReadOnlyMemory<byte> entry)
    {
        var text = Printable(Encoding.UTF8.GetString(entry.Span[..Math.Min(entry.Length, MaxRaw)]));
        return entry.Length > MaxRaw ? text + "…" : text;
    }

    /// <summary>Whoever writes an entry must not steer the terminal of whoever reads it.</summary>
    public static string Printable(string text)
    {
        var result = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            var hidden = Rune.IsControl(rune)
                || Rune.GetUnicodeCategory(rune) == System.Globalization.UnicodeCategory.Format;
            result.Append(hidden ? "\uFFFD" : rune.ToString());
        }

        return result.ToString();
    }

    private static void Add(StringBuilder words, string before, string? value)
    {
        if (value is not null)
        {
            words.Append(before).Append(value);
        }
    }
}
