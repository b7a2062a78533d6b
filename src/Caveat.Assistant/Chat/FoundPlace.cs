namespace Caveat.Assistant.Chat;

/// <summary>What people understand of the place that the gateway names: <c>messages[0].content[1], attachment "plan.docx" › header 1</c>.</summary>
internal static class FoundPlace
{
    private const string Attachment = "attachment ";

    /// <summary>The document and the place in it; null for the words that were asked, whose place in the request says nothing to people.</summary>
    public static string? Of(string? foundIn)
    {
        var at = foundIn?.IndexOf(Attachment, StringComparison.Ordinal) ?? -1;
        return at < 0 ? null : foundIn![(at + Attachment.Length)..];
    }

    /// <summary>The gateway's message without its sentence about the place: the card says that in its own words.</summary>
    public static string Without(string message, string? foundIn)
    {
        var place = string.IsNullOrEmpty(foundIn) ? -1 : message.IndexOf(foundIn, StringComparison.Ordinal);
        var end = place < 0 ? -1 : message.LastIndexOf(". ", place, StringComparison.Ordinal);
        return end < 0 ? message : message[..(end + 1)];
    }
}
