using System.Buffers;
using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Caveat.Signing.Dsse;

/// <summary>The JSON form of an envelope (DSSE 1.0.2, envelope). Unknown fields are ignored, as it asks; all else is strict.</summary>
internal static class EnvelopeJson
{
    private const string PayloadField = "payload";
    private const string PayloadTypeField = "payloadType";
    private const string SignaturesField = "signatures";
    private const string KeyIdField = "keyid";
    private const string SignatureField = "sig";

    // INVARIANT: what is read can be written and read again, or the next to sign would make an envelope that nobody reads.
    // A byte of text becomes at most six, and what is left covers the indentation of all signatures.
    private const int SurelyWritable = DsseEnvelope.MaxJsonBytes / 8;

    // Two fields of one name would let two readers see two envelopes.
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false, MaxDepth = 16 };

    private static readonly JsonWriterOptions Plain = new()
    {
        Indented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        NewLine = "\n",
    };

    public static bool TryRead(ReadOnlyMemory<byte> json, [NotNullWhen(true)] out DsseEnvelope? envelope, [NotNullWhen(false)] out string? error)
    {
        envelope = null;
        if (json.Length > DsseEnvelope.MaxJsonBytes)
        {
            error = $"The envelope has {json.Length} bytes; at most {DsseEnvelope.MaxJsonBytes} are read.";
            return false;
        }

        try
        {
            using JsonDocument document = JsonDocument.Parse(json, Strict);
            (envelope, error) = Read(document.RootElement);
            if (envelope is not null && json.Length > SurelyWritable && Write(envelope).Length > DsseEnvelope.MaxJsonBytes)
            {
                (envelope, error) = (null, $"The envelope would have more than {DsseEnvelope.MaxJsonBytes} bytes when it is written again: shorten its texts.");
            }

            return envelope is not null;
        }
        catch (JsonException e)
        {
            // What is wrong and has no place of its own is a name that stands twice.
            error = e.LineNumber is { } line
                ? $"The envelope is not valid JSON at line {line + 1}, byte {e.BytePositionInLine + 1}: check that the file is complete."
                : "The envelope has two fields of one name, so that two readers could read two envelopes: keep one.";
            return false;
        }
        catch (InvalidOperationException)
        {
            error = "The envelope holds text that is not valid Unicode: write it again with the tool that signed it.";
            return false;
        }
    }

    public static byte[] Write(DsseEnvelope envelope)
    {
        ArrayBufferWriter<byte> buffer = new();
        using (Utf8JsonWriter writer = new(buffer, Plain))
        {
            writer.WriteStartObject();
            writer.WriteString(PayloadTypeField, envelope.PayloadType);
            writer.WriteBase64String(PayloadField, envelope.Payload.Span);
            writer.WriteStartArray(SignaturesField);
            foreach (DsseSignature signature in envelope.Signatures)
            {
                writer.WriteStartObject();
                writer.WriteString(KeyIdField, signature.KeyId);
                writer.WriteBase64String(SignatureField, signature.Signature.Span);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        buffer.Write("\n"u8);
        return buffer.WrittenSpan.ToArray();
    }

    private static (DsseEnvelope? Envelope, string? Error) Read(JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object)
        {
            return (null, "The envelope is not a JSON object.");
        }

        if (!TryText(root, PayloadTypeField, out var payloadType) || payloadType.Length == 0)
        {
            return (null, Missing(PayloadTypeField, "a text"));
        }

        if (!TryBytes(root, PayloadField, out var payload))
        {
            return (null, Missing(PayloadField, "base64"));
        }

        if (!root.TryGetProperty(SignaturesField, out JsonElement array) || array.ValueKind != JsonValueKind.Array)
        {
            return (null, Missing(SignaturesField, "an array"));
        }

        if (array.GetArrayLength() > DsseEnvelope.MaxSignatures)
        {
            return (null, $"The envelope has {array.GetArrayLength()} signatures; at most {DsseEnvelope.MaxSignatures} are read.");
        }

        ImmutableArray<DsseSignature>.Builder signatures = ImmutableArray.CreateBuilder<DsseSignature>();
        foreach (JsonElement item in array.EnumerateArray())
        {
            if (item.ValueKind != JsonValueKind.Object || !TryBytes(item, SignatureField, out var bytes))
            {
                return (null, $"Signature {signatures.Count + 1} of the envelope has no \"{SignatureField}\" in base64.");
            }

            // DSSE: an absent key id is the same as an empty one.
            var keyId = "";
            if (item.TryGetProperty(KeyIdField, out _) && !TryText(item, KeyIdField, out keyId!))
            {
                return (null, $"Signature {signatures.Count + 1} of the envelope has a \"{KeyIdField}\" that is not a text.");
            }

            signatures.Add(new(keyId, bytes));
        }

        return (new(payloadType, payload, signatures.DrainToImmutable()), null);
    }

    private static string Missing(string field, string form) => $"The envelope has no field \"{field}\" that is {form}.";

    private static bool TryText(JsonElement element, string field, [NotNullWhen(true)] out string? text)
    {
        text = element.TryGetProperty(field, out JsonElement value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
        return text is not null;
    }

    private static bool TryBytes(JsonElement element, string field, [NotNullWhen(true)] out byte[]? bytes)
    {
        bytes = null;
        if (!TryText(element, field, out var text))
        {
            return false;
        }

        // DSSE: both the standard and the URL-safe alphabet must be accepted.
        var standard = text.Replace('-', '+').Replace('_', '/');
        var decoded = new byte[standard.Length];
        if (standard.AsSpan().ContainsAny(" \t\r\n") || !Convert.TryFromBase64String(Pad(standard), decoded, out var length))
        {
            return false;
        }

        bytes = decoded[..length];
        return true;
    }

    private static string Pad(string base64) => base64.PadRight((base64.Length + 3) / 4 * 4, '=');
}
