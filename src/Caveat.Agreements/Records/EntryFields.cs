using System.Buffers;
using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Caveat.Agreements.Reading;

namespace Caveat.Agreements.Records;

/// <summary>Reads the fields of an entry; what is not as Caveat writes it ends in a <see cref="FormatException"/>.</summary>
internal static class EntryFields
{
    private const int MaxCommitmentBytes = 64;

    public delegate bool ValueReader<T>(string text, out T value);

    /// <summary>The empty text is the default value, which names nothing: what was written for a fact that nobody knew.</summary>
    public static T Value<T>(JsonElement element, string field, ValueReader<T> read)
        where T : struct => Text(element, field) is { Length: > 0 } text ? Convert(text, field, read) : default;

    /// <summary>A list, in which nothing is left empty.</summary>
    public static ImmutableArray<T> Values<T>(JsonElement element, string field, ValueReader<T> read)
        where T : struct => [.. element.GetProperty(field).EnumerateArray().Select(item => Convert(item.GetString() ?? "", field, read))];

    public static string Text(JsonElement element, string field) => element.GetProperty(field).GetString() ?? "";

    public static int IndexOf(JsonElement element, string field, string[] words)
    {
        string text = Text(element, field);
        int index = Array.IndexOf(words, text);
        return index >= 0 ? index : throw new FormatException($"The entry's \"{field}\" is {Wording.Quote(text)}: it must be one of {string.Join(", ", words)}.");
    }

    public static int Number(JsonElement element, string field) =>
        element.GetProperty(field).TryGetInt32(out int number)
            ? number
            : throw new FormatException($"The entry's \"{field}\" is no whole number: the entry was not written by Caveat.");

    /// <summary>A commitment; empty where the entry has none.</summary>
    public static byte[] Hex(JsonElement element, string field)
    {
        if (!element.TryGetProperty(field, out var value))
        {
            return [];
        }

        string hex = value.GetString() ?? "";
        var bytes = new byte[Math.Min(hex.Length / 2, MaxCommitmentBytes)];
        return System.Convert.FromHexString(hex, bytes, out _, out _) == OperationStatus.Done
            ? bytes
            : throw new FormatException($"The entry's \"{field}\" is {Wording.Quote(hex)}: a commitment is at most {MaxCommitmentBytes} bytes in hex digits.");
    }

    public static bool TryTime(string text, out DateTimeOffset time) => DateTimeOffset.TryParseExact(
        text, "yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out time);

    private static T Convert<T>(string text, string field, ValueReader<T> read)
        where T : struct =>
        read(text, out var value)
            ? value
            : throw new FormatException($"The entry's \"{field}\" holds {Wording.Quote(text)}, which is no such value: the entry was not written by Caveat.");
}
