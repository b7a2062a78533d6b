using System.Globalization;

namespace Caveat.Assistant.Words;

/// <summary>How each language writes numbers and times (Unicode CLDR).</summary>
internal static class LocaleForms
{
    private static readonly string[] FrenchMonths =
        ["janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre"];

    private static readonly NumberFormatInfo French = new() { NumberGroupSeparator = "\u202f", NumberDecimalSeparator = "," };

    public static string Number(Locale locale, long number) => number.ToString("N0", Form(locale));

    public static string Date(Locale locale, DateTimeOffset time) => IsFrench(locale)
        ? string.Create(CultureInfo.InvariantCulture, $"{(time.UtcDateTime.Day == 1 ? "1er" : time.UtcDateTime.Day)} {FrenchMonths[time.UtcDateTime.Month - 1]} {time.UtcDateTime.Year}")
        : time.UtcDateTime.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);

    public static string Moment(Locale locale, DateTimeOffset time) => IsFrench(locale)
        ? $"{Date(locale, time)} à {time.UtcDateTime.ToString("HH:mm", CultureInfo.InvariantCulture)} UTC"
        : $"{Date(locale, time)}, {time.UtcDateTime.ToString("HH:mm", CultureInfo.InvariantCulture)} UTC";

    public static string Bytes(Locale locale, long bytes)
    {
        var unit = IsFrench(locale) ? "o" : "B";
        return bytes switch
        {
            < 1000 => $"{bytes}\u00a0{unit}",
            < 1_000_000 => $"{(bytes / 1000.0).ToString("0.#", Form(locale))}\u00a0k{unit}",
            _ => $"{(bytes / 1_000_000.0).ToString("0.#", Form(locale))}\u00a0M{unit}",
        };
    }

    private static bool IsFrench(Locale locale) => locale == Locale.French;

    private static NumberFormatInfo Form(Locale locale) => IsFrench(locale) ? French : NumberFormatInfo.InvariantInfo;
}
