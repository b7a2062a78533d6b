using System.Text.Json;

namespace Caveat.Gateway.Exchanges;

/// <summary>The entry that says how an exchange ended. Holds no content.</summary>
internal readonly ref struct OutcomeRecord
{
    public required ExchangeId Id { get; init; }

    public required DateTimeOffset Time { get; init; }

    /// <summary>The index of the exchange's last decision.</summary>
    public required long Decision { get; init; }

    public required ExchangeEnd End { get; init; }

    public required int Status { get; init; }

    public required string? Provider { get; init; }

    /// <summary>How many bytes of the answer were released.</summary>
    public required long ReleasedBytes { get; init; }

    public required ReadOnlySpan<byte> Subject { get; init; }

    /// <summary>The commitment to the released bytes; empty when there were none.</summary>
    public required ReadOnlySpan<byte> Answer { get; init; }

    public void WriteTo(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteNumber("v"u8, 1);
        json.WriteString("type"u8, "outcome"u8);
        json.WriteString("id"u8, Id.ToString());
        json.WriteString("time"u8, Time.UtcDateTime);
        json.WriteNumber("decision_index"u8, Decision);
        json.WriteString("end"u8, Name(End));
        json.WriteNumber("status"u8, Status);
        if (Provider is not null)
        {
            json.WriteString("provider"u8, Provider);
        }

        json.WriteNumber("released_bytes"u8, ReleasedBytes);
        WriteHex(json, "subject"u8, Subject);
        if (!Answer.IsEmpty)
        {
            WriteHex(json, "answer"u8, Answer);
        }

        json.WriteEndObject();
    }

    private static void WriteHex(Utf8JsonWriter json, ReadOnlySpan<byte> name, ReadOnlySpan<byte> value)
    {
        Span<char> hex = stackalloc char[2 * Commitments.Size];
        Convert.TryToHexStringLower(value, hex, out var length);
        json.WriteString(name, hex[..length]);
    }

    private static ReadOnlySpan<byte> Name(ExchangeEnd end) => end switch
    {
        ExchangeEnd.Answered => "answered"u8,
        ExchangeEnd.Refused => "refused"u8,
        ExchangeEnd.Held => "held"u8,
        ExchangeEnd.AnswerRefused => "answer_refused"u8,
        ExchangeEnd.AnswerHeld => "answer_held"u8,
        ExchangeEnd.CallerLeft => "caller_left"u8,
        ExchangeEnd.ProviderFailed => "provider_failed"u8,
        _ => "gateway_failed"u8,
    };
}
