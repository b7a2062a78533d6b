using System.Buffers;
using System.Text;
using System.Text.Json;

namespace Caveat.Screening.Data;

/// <summary>Takes found data out of the string values of a JSON document and leaves every other byte as it was.</summary>
public static class JsonRedaction
{
    private const int MaxDepth = 1024;

    /// <summary>The document without any data of <paramref name="kinds"/> in its string values. Names of properties are not read.</summary>
    /// <exception cref="JsonException">The document is not JSON.</exception>
    public static byte[] Redact(ReadOnlySpan<byte> json, DataScreen screen, params ReadOnlySpan<DataKind> kinds)
    {
        ArgumentNullException.ThrowIfNull(screen);
        // As for plain text, a gap may make a new edge: until nothing is found.
        var redacted = Once(json, screen, kinds);
        if (redacted is null)
        {
            return json.ToArray();
        }
        while (Once(redacted, screen, kinds) is { } next)
        {
            redacted = next;
        }
        return redacted;
    }

    // Null when there was nothing to take out.
    private static byte[]? Once(ReadOnlySpan<byte> json, DataScreen screen, ReadOnlySpan<DataKind> kinds)
    {
        ArrayBufferWriter<byte>? output = null;
        var copied = 0;
        List<DataFinding> findings = [];
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = MaxDepth });
        while (reader.Read())
        {
            if (reader.TokenType != JsonTokenType.String)
            {
                continue;
            }
            var text = new JsonText(reader.ValueSpan);
            findings.Clear();
            screen.Screen(text.Characters, findings);
            DataRedaction.KeepOnly(findings, kinds);
            // The value begins behind its quote.
            var value = (int)reader.TokenStartIndex + 1;
            foreach (var finding in findings)
            {
                output ??= new ArrayBufferWriter<byte>(json.Length + 64);
                output.Write(json[copied..(value + text.PlaceOf(finding.Start))]);
                // A notice is ASCII without quotes or backslashes: it needs no escape.
                Encoding.UTF8.GetBytes(DataRedaction.Notice(finding), output);
                copied = value + text.PlaceOf(finding.End);
            }
            text.Return();
        }
        if (output is null)
        {
            return null;
        }
        output.Write(json[copied..]);
        return output.WrittenSpan.ToArray();
    }
}
