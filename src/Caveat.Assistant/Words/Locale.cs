namespace Caveat.Assistant.Words;

/// <summary>A language of the pages, with the way it writes dates and numbers.</summary>
/// <remarks>The runtime's culture data are not used: a machine without ICU writes French dates too.</remarks>
public sealed class Locale
{
    private Locale(string code, string name, bool isRightToLeft)
    {
        Code = code;
        Name = name;
        IsRightToLeft = isRightToLeft;
    }

    public static Locale English { get; } = new("en", "English", isRightToLeft: false);

    public static Locale French { get; } = new("fr", "Français", isRightToLeft: false);

    public static IReadOnlyList<Locale> All { get; } = [English, French];

    /// <summary>ISO 639-1.</summary>
    public string Code { get; }

    /// <summary>The language's own name for itself.</summary>
    public string Name { get; }

    public bool IsRightToLeft { get; }

    /// <summary>The locale of a code, or null.</summary>
    public static Locale? Find(string? code) => All.FirstOrDefault(locale => locale.Code == code);

    /// <summary>A text of the pages: <c>chat.stop</c> is the entry <c>stop</c> of <c>Words/en/Chat.resx</c>.</summary>
    /// <exception cref="KeyNotFoundException">There is no such text: a mistake in the pages, found by tests.</exception>
    public string this[string key] => WordTables.Find(Code, key);

    /// <summary>A text with its gaps <c>{0}</c>, <c>{1}</c> filled in.</summary>
    public string Fill(string key, params ReadOnlySpan<object?> values) => string.Format(System.Globalization.CultureInfo.InvariantCulture, this[key], values);

    /// <summary>A text for a number: the entry <c>key.one</c> or <c>key.other</c>, with <c>{0}</c> the number. French counts 0 as one.</summary>
    public string Count(string key, long number) =>
        Fill(number == 1 || (number == 0 && Code == "fr") ? key + ".one" : key + ".other", Number(number));

    /// <summary>1,234,567 or 1 234 567 (narrow no-break spaces).</summary>
    public string Number(long number) => LocaleForms.Number(this, number);

    /// <summary>22 November 2026.</summary>
    public string Date(DateTimeOffset time) => LocaleForms.Date(this, time);

    /// <summary>22 November 2026, 14:05 UTC.</summary>
    public string Moment(DateTimeOffset time) => LocaleForms.Moment(this, time);

    /// <summary>3.4 MB or 3,4 Mo.</summary>
    public string Bytes(long bytes) => LocaleForms.Bytes(this, bytes);
}
