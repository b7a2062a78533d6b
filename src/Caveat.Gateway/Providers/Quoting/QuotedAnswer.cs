using System.Globalization;
using System.Text;

namespace Caveat.Gateway.Providers.Quoting;

/// <summary>Writes the quoting provider's answer: what it is, the passages, and where each stands.</summary>
internal static class QuotedAnswer
{
    private const int MostQuotes = 3;
    private const int LongestQuote = 600;

    public static string Compose(Conversation conversation, IReadOnlyList<Passage> agreement)
    {
        var quotes = Best(conversation, agreement);
        var fits = quotes.Count > 0;
        quotes = fits ? quotes : [.. conversation.Passages.Take(MostQuotes)];

        var answer = new StringBuilder("This is Caveat's built-in quoting provider. It is not a language model: it finds passages and quotes them.\n\n");
        answer.Append((fits, quotes.Count) switch
        {
            (true, 1) => "The passage that fits your question best:",
            (true, _) => "The passages that fit your question best:",
            (false, 0) => "No passage of this conversation or of the agreement contains a word of your question. Paste a document under it, or ask about the agreement.",
            (false, _) => "No passage contains a word of your question. The beginning of what you sent:",
        });
        foreach (var (number, quote) in quotes.Index())
        {
            answer.Append(CultureInfo.InvariantCulture, $"\n\n{number + 1}. From {quote.Where}:\n“{Shorten(quote.Text)}”");
            if (quote.Number is { } cited)
            {
                answer.Append(CultureInfo.InvariantCulture, $" [{cited}]");
            }
        }

        return answer.ToString();
    }

    /// <remarks>Passages that a question brings are what it is about; the agreement joins them only where the question names it.</remarks>
    private static IReadOnlyList<Passage> Best(Conversation conversation, IReadOnlyList<Passage> agreement)
    {
        using var all = new PassageIndex(conversation.BringsSources && !NamesAgreement(conversation.Question) ? conversation.Passages : [.. conversation.Passages, .. agreement]);
        return all.Best(conversation.Question, MostQuotes);
    }

    private static bool NamesAgreement(string question) =>
        question.Contains("agreement", StringComparison.OrdinalIgnoreCase) || question.Contains("clause", StringComparison.OrdinalIgnoreCase);

    /// <summary>Cuts at the end of a sentence where there is one, else at a space.</summary>
    private static string Shorten(string text)
    {
        if (text.Length <= LongestQuote)
        {
            return text;
        }

        var head = text.AsSpan(0, LongestQuote);
        var sentence = head.LastIndexOfAny(". ", "! ", "? ") is var end and > LongestQuote / 2 ? end + 1 : head.LastIndexOf(' ');
        return string.Concat(head[..Math.Max(sentence, 1)], " …");
    }

    private static int LastIndexOfAny(this ReadOnlySpan<char> text, string first, string second, string third) =>
        Math.Max(text.LastIndexOf(first), Math.Max(text.LastIndexOf(second), text.LastIndexOf(third)));
}
