using Caveat.Agreements;

namespace Caveat.Gateway.Exchanges;

/// <summary>Something that stands against an exchange, and where. For the caller's response and nothing else: it may hold words of the prompt.</summary>
/// <param name="Sentence">What was seen and where, for people.</param>
/// <param name="French">The same in French.</param>
/// <param name="Where">The place alone: <c>messages[0].content[1], attachment "plan.docx" › header 1</c>.</param>
/// <param name="Marking">The marking's own words; null when it is none.</param>
internal sealed record Sighting(string Sentence, string French, string Where, string? Marking = null)
{
    private const int LongestQuote = 100;

    public string In(Language language) => language == Language.French ? French : Sentence;

    public static Sighting OfMarking(ReadOnlySpan<char> words, string where)
    {
        var quoted = Quote(words);
        return new Sighting($"The marking \"{quoted}\" stands in {where}.", $"La mention « {quoted} » figure dans {where}.", where, quoted);
    }

    public static Sighting OfLabel(string words, string source, string where)
    {
        var quoted = Quote(words);
        return new Sighting($"The label \"{quoted}\" ({source}) stands in {where}.", $"L’étiquette « {quoted} » ({source}) figure dans {where}.", where, quoted);
    }

    public static Sighting OfDeclaration(string words, string where)
    {
        var quoted = Quote(words);
        return new Sighting($"The label \"{quoted}\" was declared in {where}.", $"L’étiquette « {quoted} » a été déclarée dans {where}.", where, quoted);
    }

    public static Sighting OfUse(string where) => new($"Found in {where}.", $"Trouvé dans {where}.", where);

    public static Sighting OfUnread(string problem, string where) => new($"In {where}: {problem}", $"Dans {where} : {problem}", where);

    private static string Quote(ReadOnlySpan<char> words) =>
        words.Length <= LongestQuote ? words.ToString() : string.Concat(words[..LongestQuote], "…");
}
