using System.Globalization;

namespace Caveat.Cli.AgreementFiles;

/// <summary>Times as agreements write them: <c>2026-03-02T17:00:00Z</c>.</summary>
internal static class Times
{
    private const string Form = "yyyy-MM-dd'T'HH:mm:ss'Z'";

    public static string Text(DateTimeOffset time) => time.UtcDateTime.ToString(Form, CultureInfo.InvariantCulture);

    public static DateTimeOffset Parse(string text) =>
        DateTimeOffset.TryParseExact(text, Form, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time)
            ? time
            : throw new UnreadableException($"\"{text}\" is not a time: write it in UTC as 2026-03-02T17:00:00Z.");
}
