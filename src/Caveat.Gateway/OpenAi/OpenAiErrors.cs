using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using Caveat.Gateway.Exchanges;

namespace Caveat.Gateway.OpenAi;

/// <summary>Writes errors in OpenAI's shape, with what a governed refusal adds to it.</summary>
internal static class OpenAiErrors
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static void Write(GatewayError error, IBufferWriter<byte> destination)
    {
        using var json = new Utf8JsonWriter(destination, Options);
        json.WriteStartObject();
        json.WriteStartObject("error"u8);
        json.WriteString("message"u8, error.Message);
        json.WriteString("type"u8, TypeOf(error.Status));
        json.WriteString("param"u8, error.Field);
        json.WriteString("code"u8, error.Code);
        if (error.Clause is not null)
        {
            json.WriteString("clause"u8, error.Clause);
            json.WriteString("clause_text"u8, error.ClauseText);
            json.WriteString("enforcement"u8, error.Enforcement);
        }

        if (error.Agreement is not null)
        {
            json.WriteString("agreement"u8, error.Agreement);
            json.WriteNumber("agreement_version"u8, error.AgreementVersion.GetValueOrDefault());
        }

        WriteIfAny(json, "label"u8, error.Label);
        WriteIfAny(json, "marking"u8, error.Marking);
        WriteIfAny(json, "found_in"u8, error.FoundIn);
        WriteIfAny(json, "receipt"u8, error.Receipt);
        WriteIfAny(json, "order"u8, error.Order);
        WriteIfAny(json, "review"u8, error.Review);
        WriteIfAny(json, "review_url"u8, error.Review is null ? null : $"/v1/reviews/{error.Review}");
        WriteIfAny(json, "appeal_url"u8, error.MayAppeal ? $"/v1/appeals/{error.Receipt}" : null);
        WriteFaults(json, error.Faults);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteFaults(Utf8JsonWriter json, IReadOnlyList<string>? faults)
    {
        if (faults is null)
        {
            return;
        }

        json.WriteStartArray("errors"u8);
        foreach (var fault in faults)
        {
            json.WriteStringValue(fault);
        }

        json.WriteEndArray();
    }

    private static void WriteIfAny(Utf8JsonWriter json, ReadOnlySpan<byte> name, string? value)
    {
        if (value is not null)
        {
            json.WriteString(name, value);
        }
    }

    /// <summary>OpenAI's coarse class of error, which its clients show beside the exception that they make of the status.</summary>
    private static string TypeOf(int status) => status switch
    {
        401 => "authentication_error",
        403 => "permission_error",
        429 => "rate_limit_error",
        >= 500 => "server_error",
        _ => "invalid_request_error",
    };
}
