using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;

namespace Caveat.Agreements.Records;

/// <summary>Reads the fields of an entry; what is not as Caveat writes it ends in a <see cref="FormatException"/>.</summary>
internal static class EntryFields
{
    public delegate bool ValueReader<T>(string text, out T value);

    public static T Value<T>(JsonElement element, string field, ValueReader<T> read)
        where T : struct => Convert(Text(element, field), field, read);

    public static ImmutableArray<T> Values<T>(JsonElement element, string field, ValueReader<T> read)
        where T : struct => [.. element.GetProperty(field).EnumerateArray().Select(item => Convert(item.GetString() ?? "", field, read))];

    /// <summary>The empty text is the default value, which names nothing: what was written for a fact that nobody knew.</summary>
    public static T Convert<T>(string text, string field, ValueReader<T> read)
        where T : struct =>
        text.Length == 0 ? default
        : read(text, out var value) ? value
        : throw new FormatException($"The entry's \"{field}\" holds \"{text}\", which is no such value: the entry was not written by Caveat.");

    public static string Text(JsonElement element, string field) => element.GetProperty(field).GetString() ?? "";

    public static int IndexOf(JsonElement element, string field, string[] words)
    {
        string text = Text(element, field);
        int index = Array.IndexOf(words, text);
        return index >= 0 ? index : throw new FormatException($"The entry's \"{field}\" is \"{text}\": it must be one of {string.Join(", ", words)}.");
    }

    public static byte[] Hex(JsonElement element, string field) =>
        element.TryGetProperty(field, out var value) ? System.Convert.FromHexString(value.GetString() ?? "") : [];

    public static bool TryTime(string text, out DateTimeOffset time) => DateTimeOffset.TryParseExact(
        text, "yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out time);
}
