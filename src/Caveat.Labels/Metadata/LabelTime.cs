using System.Globalization;

namespace Caveat.Labels.Metadata;

/// <summary>Times as xs:dateTime; one without a zone is taken as UTC.</summary>
internal static class LabelTime
{
    public static string Write(DateTimeOffset time) =>
        time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture);

    /// <param name="where">The line in words, for the message; or empty.</param>
    public static DateTimeOffset? Read(string text, string what, string where, ref string? error)
    {
        var time = text.Trim();
        if (time.Length is >= 19 and <= 40 && time[4] == '-' && time[10] == 'T'
            && DateTimeOffset.TryParse(time, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var read))
        {
            return read;
        }
        error ??= $"The {what} \"{LabelXmlNames.Shown(text)}\"{where} is no time: write it as 2026-01-31T09:00:00Z.";
        return null;
    }
}
