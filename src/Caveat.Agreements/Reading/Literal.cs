using System.Globalization;

namespace Caveat.Agreements.Reading;

/// <summary>Times and whole numbers as documents write them: each value has one spelling.</summary>
internal static class Literal
{
    private const string TimeForm = "yyyy-MM-dd'T'HH:mm:ss'Z'";

    public static bool TryTime(string text, out DateTimeOffset time) => DateTimeOffset.TryParseExact(
        text, TimeForm, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out time);

    public static string Time(DateTimeOffset time) => time.UtcDateTime.ToString(TimeForm, CultureInfo.InvariantCulture);

    public static string NotATime(string text) => $"{Wording.Quote(text)} is not a time: write it in UTC as 2026-03-02T17:00:00Z.";

    /// <summary>From 1 to six digits.</summary>
    public static bool TryNumber(string text, out int number)
    {
        const int MaxDigits = 6;
        number = 0;
        return text.Length <= MaxDigits && !text.StartsWith('0') && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);
    }
}
