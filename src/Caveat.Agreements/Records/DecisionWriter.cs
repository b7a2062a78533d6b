using System.Text.Json;
using Caveat.Agreements.Evaluation;

namespace Caveat.Agreements.Records;

/// <summary>Writes decisions. On the request path: no allocation, no strings built.</summary>
internal static class DecisionWriter
{
    private const int MaxCommitmentBytes = 64;
    private const int TimeLength = 28;

    public static void Write(
        Utf8JsonWriter writer,
        string exchangeId,
        string surface,
        ExchangePhase phase,
        in ExchangeFacts facts,
        Decision decision,
        ReadOnlySpan<byte> subject,
        ReadOnlySpan<byte> prompt)
    {
        writer.WriteStartObject();
        writer.WriteNumber(DecisionFields.Format, DecisionFields.FormatVersion);
        writer.WriteString(DecisionFields.Type, DecisionFields.TypeName);
        writer.WriteString(DecisionFields.Id, exchangeId);
        WriteTime(writer, facts.Time);
        writer.WriteString(DecisionFields.Agreement, decision.Agreement.Id.Value);
        writer.WriteNumber(DecisionFields.Version, decision.Agreement.Version);
        writer.WriteString(DecisionFields.Digest, decision.Agreement.Digest.Value);
        WriteInstruments(writer, decision);
        writer.WriteString(DecisionFields.Surface, surface);
        writer.WriteString(DecisionFields.Phase, DecisionFields.Phases[(int)phase]);
        FactsWriter.Write(writer, facts);
        WriteDecision(writer, decision);
        WriteHex(writer, DecisionFields.Subject, subject);
        WriteHex(writer, DecisionFields.Prompt, prompt);
        writer.WriteEndObject();
    }

    private static void WriteInstruments(Utf8JsonWriter writer, Decision decision)
    {
        if (!decision.Others.IsEmpty)
        {
            writer.WriteStartArray(DecisionFields.With);
            foreach (var other in decision.Others)
            {
                writer.WriteStartObject();
                writer.WriteString(DecisionFields.Agreement, other.Agreement.Id.Value);
                writer.WriteNumber(DecisionFields.Version, other.Agreement.Version);
                writer.WriteString(DecisionFields.Digest, other.Agreement.Digest.Value);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
        }

        if (decision.Instruments != default)
        {
            writer.WriteString(DecisionFields.Instruments, decision.Instruments.Value);
        }
    }

    private static void WriteDecision(Utf8JsonWriter writer, Decision decision)
    {
        writer.WriteString(DecisionFields.Decision, DecisionFields.Outcomes[(int)decision.Outcome()]);
        if (decision.Reason != DecisionReason.None)
        {
            writer.WriteString(DecisionFields.Reason, decision.Reason.Code());
        }

        writer.WriteStartArray(DecisionFields.Clauses);
        foreach (var clause in decision.Clauses)
        {
            writer.WriteStringValue(clause.Number.Value);
        }

        foreach (var other in decision.Others)
        {
            foreach (var clause in other.Clauses)
            {
                FactsWriter.WriteReference(writer, other.Agreement.Id, clause.Number);
            }
        }

        writer.WriteEndArray();
        if (decision is Decision.Refused { Order: { } order })
        {
            writer.WriteStartObject(DecisionFields.Order);
            WriteIdentity(writer, order.Id.Value, order.Digest);
        }

        if (!decision.Waivers.IsEmpty)
        {
            writer.WriteStartArray(DecisionFields.Waivers);
            foreach (var waiver in decision.Waivers)
            {
                writer.WriteStartObject();
                WriteIdentity(writer, waiver.Id.Value, waiver.Digest);
            }

            writer.WriteEndArray();
        }
    }

    private static void WriteIdentity(Utf8JsonWriter writer, string id, AgreementDigest digest)
    {
        writer.WriteString(DecisionFields.Id, id);
        writer.WriteString(DecisionFields.Digest, digest.Value);
        writer.WriteEndObject();
    }

    private static void WriteTime(Utf8JsonWriter writer, DateTimeOffset time)
    {
        // RFC 3339 in UTC with seven digits: every tick counts, because an amendment may start between two.
        Span<byte> text = stackalloc byte[TimeLength];
        time.UtcDateTime.TryFormat(text, out int length, "O");
        writer.WriteString(DecisionFields.Time, text[..length]);
    }

    private static void WriteHex(Utf8JsonWriter writer, JsonEncodedText name, ReadOnlySpan<byte> commitment)
    {
        if (commitment.IsEmpty)
        {
            return;
        }

        ArgumentOutOfRangeException.ThrowIfGreaterThan(commitment.Length, MaxCommitmentBytes, nameof(commitment));
        Span<byte> hex = stackalloc byte[2 * MaxCommitmentBytes];
        Convert.TryToHexStringLower(commitment, hex, out int length);
        writer.WriteString(name, hex[..length]);
    }
}
