using System.Text.Json;
using Caveat.Agreements.Evaluation;
using Caveat.Labels;

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
        writer.WriteString(DecisionFields.Surface, surface);
        writer.WriteString(DecisionFields.Phase, DecisionFields.Phases[(int)phase]);
        WriteFacts(writer, facts);
        WriteDecision(writer, decision);
        WriteHex(writer, DecisionFields.Subject, subject);
        WriteHex(writer, DecisionFields.Prompt, prompt);
        writer.WriteEndObject();
    }

    private static void WriteFacts(Utf8JsonWriter writer, in ExchangeFacts facts)
    {
        writer.WriteStartObject(DecisionFields.Facts);
        writer.WriteString(DecisionFields.Network, facts.Network.Value);
        writer.WriteString(DecisionFields.Organisation, facts.Organisation.Value);
        writer.WriteString(DecisionFields.Nation, facts.Nation.Value);
        writer.WriteString(DecisionFields.Purpose, facts.Purpose.Value);
        writer.WriteString(DecisionFields.Vendor, facts.Vendor.Value);
        writer.WriteString(DecisionFields.Model, facts.Model.Value);
        writer.WriteString(DecisionFields.Label, RecordedGrade.Of(facts.Grade));
        // Absent when there is nothing to say, so that entries from before these facts existed are written again as they are.
        if (facts.Released.Classification != Classification.Unmarked)
        {
            writer.WriteString(DecisionFields.Released, RecordedGrade.Of(facts.Released));
        }

        if (facts.Unread)
        {
            writer.WriteBoolean(DecisionFields.Unread, true);
        }

        // Findings that were never filled in are a refusal of their own, and are told apart from none when replayed.
        if (!facts.Findings.IsDefault)
        {
            writer.WriteStartArray(DecisionFields.Findings);
            foreach (var use in facts.Findings)
            {
                writer.WriteStringValue(use.Value);
            }

            writer.WriteEndArray();
        }

        writer.WriteEndObject();
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

        writer.WriteEndArray();
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
