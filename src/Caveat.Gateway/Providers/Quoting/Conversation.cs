using System.Globalization;
using System.Text.Json;

namespace Caveat.Gateway.Providers.Quoting;

/// <summary>A chat request as the quoting provider sees it: the question, and the paragraphs around it or the numbered passages that it brings.</summary>
internal sealed record Conversation(string Question, IReadOnlyList<Passage> Passages)
{
    /// <summary>Whether the passages are numbered ones, to be cited.</summary>
    public bool BringsSources => Passages is [{ Number: not null }, ..];

    /// <summary>A paragraph longer than this is a document's, not a question.</summary>
    private const int LongestQuestion = 400;

    /// <remarks>The request was read and found well-formed before it came here.</remarks>
    public static Conversation Read(ReadOnlyMemory<byte> request)
    {
        using var json = JsonDocument.Parse(request);
        var messages = json.RootElement.GetProperty("messages").EnumerateArray().ToList();
        var asked = messages.FindLastIndex(message => Role(message) == "user");
        if (asked >= 0 && QuestionBlocks.Read(string.Join('\n', Texts(messages[asked]))) is { } brought)
        {
            return new Conversation(brought.Question, brought.Sources);
        }

        var question = string.Empty;
        var passages = new List<Passage>();
        for (var i = 0; i < messages.Count; i++)
        {
            var paragraphs = Paragraphs(messages[i]).ToList();
            var skip = i == asked ? QuestionAmong(paragraphs) : -1;
            question = skip >= 0 ? paragraphs[skip] : question;
            passages.AddRange(paragraphs.Index().Where(p => p.Index != skip).Select(p => new Passage(
                string.Create(CultureInfo.InvariantCulture, $"message {i + 1} ({Role(messages[i])}), paragraph {p.Index + 1}"), "", p.Item)));
        }

        return new Conversation(question, passages);
    }

    /// <summary>The question comes first or last; between documents, the shorter of the two is it.</summary>
    private static int QuestionAmong(List<string> paragraphs)
    {
        if (paragraphs.Count == 0)
        {
            return -1;
        }

        var candidate = paragraphs[^1].Length < paragraphs[0].Length ? paragraphs.Count - 1 : 0;
        return paragraphs.Count == 1 || paragraphs[candidate].Length <= LongestQuestion ? candidate : -1;
    }

    private static IEnumerable<string> Paragraphs(JsonElement message) =>
        Texts(message).SelectMany(text => text.ReplaceLineEndings("\n").Split("\n\n", StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));

    private static IEnumerable<string> Texts(JsonElement message) =>
        !message.TryGetProperty("content", out var content) ? []
        : content.ValueKind == JsonValueKind.String ? [content.GetString()!]
        : content.ValueKind == JsonValueKind.Array ? content.EnumerateArray().Select(PartText).OfType<string>()
        : [];

    private static string? PartText(JsonElement part) =>
        part.ValueKind == JsonValueKind.String ? part.GetString()
        : part.ValueKind == JsonValueKind.Object && part.TryGetProperty("text", out var text) && text.ValueKind == JsonValueKind.String ? text.GetString()
        : null;

    private static string? Role(JsonElement message) => message.GetProperty("role").GetString();
}
