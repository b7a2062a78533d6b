using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace Caveat.Labels.Metadata;

/// <summary>Reads and writes a confidentiality label as JSON: the value of an OpenTDF assertion whose statement has the format <c>json-structured</c> and the label's namespace as its schema.</summary>
/// <remarks>STANAG 4774 fixes no JSON names. These are the XML's, with <c>Xmlns</c> and <c>CreationTime</c> as in the OpenTDF specification's example. Untrusted input; stateless and thread-safe.</remarks>
public static class LabelJson
{
    /// <summary>The schema of the assertion's statement.</summary>
    public const string Schema = LabelXmlNames.LabelUri;

    private const int MaxBytes = 1 << 20;

    /// <summary>Reads one label from at most 1 MiB of UTF-8.</summary>
    public static bool TryRead(ReadOnlyMemory<byte> json, [NotNullWhen(true)] out ConfidentialityLabel? label, [NotNullWhen(false)] out string? error)
    {
        label = null;
        error = null;
        if (json.Length > MaxBytes)
        {
            error = $"The JSON has {json.Length} bytes and at most {MaxBytes} are read.";
            return false;
        }
        try
        {
            var read = JsonSerializer.Deserialize(json.Span, LabelJsonContext.Default.JsonLabel);
            label = read is null ? null : JsonLabelReading.Read(read, ref error);
        }
        catch (JsonException fault)
        {
            error = $"The JSON of the label cannot be read on line {(fault.LineNumber ?? 0) + 1}: write an object with Xmlns, ConfidentialityInformation and CreationTime.";
        }
        error = label is null ? error ?? "The JSON holds no label." : null;
        return label is not null;
    }

    /// <summary>Writes a label as UTF-8, or says in one sentence why the standard does not allow it.</summary>
    public static bool TryWrite(ConfidentialityLabel label, [NotNullWhen(true)] out byte[]? json, [NotNullWhen(false)] out string? error)
    {
        ArgumentNullException.ThrowIfNull(label);
        error = LabelFaults.Of(label);
        json = error is null ? JsonSerializer.SerializeToUtf8Bytes(JsonLabelWriting.Write(label), LabelJsonContext.Default.JsonLabel) : null;
        return json is not null;
    }
}
