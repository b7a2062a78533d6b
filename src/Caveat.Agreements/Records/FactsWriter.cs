using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using Caveat.Agreements.Evaluation;
using Caveat.Labels;

namespace Caveat.Agreements.Records;

/// <summary>Writes the facts of a decision. On the request path: no allocation, no strings built.</summary>
internal static class FactsWriter
{
    private const int LongestReference = 256;

    public static void Write(Utf8JsonWriter writer, in ExchangeFacts facts)
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

        WriteFlag(writer, DecisionFields.Unread, facts.Unread);
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

        WriteText(writer, DecisionFields.Provider, facts.Provider.Value);
        WriteText(writer, DecisionFields.Location, facts.Location.Value);
        WriteText(writer, DecisionFields.App, facts.App.Value);
        WriteFlag(writer, DecisionFields.Continues, facts.Continues);
        WriteFlag(writer, DecisionFields.IsAnswer, facts.IsAnswer);
        WriteLists(writer, facts);
        writer.WriteEndObject();
    }

    /// <summary>Writes <c>id/4.2</c>.</summary>
    public static void WriteReference(Utf8JsonWriter writer, AgreementId agreement, ClauseNumber clause)
    {
        Span<byte> text = stackalloc byte[LongestReference];
        int length = Encoding.UTF8.GetBytes(agreement.Value, text);
        text[length++] = (byte)'/';
        length += Encoding.UTF8.GetBytes(clause.Value, text[length..]);
        writer.WriteStringValue(text[..length]);
    }

    private static void WriteLists(Utf8JsonWriter writer, in ExchangeFacts facts)
    {
        if (Start(writer, DecisionFields.Data, facts.Data))
        {
            foreach (var kind in FactBounds.Kept(facts.Data))
            {
                writer.WriteStringValue(kind.Value);
            }

            writer.WriteEndArray();
        }

        if (Start(writer, DecisionFields.Tools, facts.Tools))
        {
            foreach (string tool in FactBounds.Kept(facts.Tools))
            {
                writer.WriteStringValue(FactBounds.Kept(tool));
            }

            writer.WriteEndArray();
        }

        if (Start(writer, DecisionFields.Declarations, facts.Declarations))
        {
            foreach (var declaration in FactBounds.Kept(facts.Declarations))
            {
                writer.WriteStringValue(declaration.Value);
            }

            writer.WriteEndArray();
        }

        WriteReferences(writer, DecisionFields.Approved, facts.Approved);
        WriteReferences(writer, DecisionFields.Exhausted, facts.Exhausted);
    }

    private static void WriteReferences(Utf8JsonWriter writer, JsonEncodedText name, ImmutableArray<ClauseReference> references)
    {
        if (Start(writer, name, references))
        {
            foreach (var reference in FactBounds.Kept(references))
            {
                WriteReference(writer, reference.Agreement, reference.Clause);
            }

            writer.WriteEndArray();
        }
    }

    private static bool Start<T>(Utf8JsonWriter writer, JsonEncodedText name, ImmutableArray<T> values)
    {
        if (values.IsDefaultOrEmpty)
        {
            return false;
        }

        writer.WriteStartArray(name);
        return true;
    }

    private static void WriteText(Utf8JsonWriter writer, JsonEncodedText name, string value)
    {
        if (value.Length > 0)
        {
            writer.WriteString(name, value);
        }
    }

    private static void WriteFlag(Utf8JsonWriter writer, JsonEncodedText name, bool value)
    {
        if (value)
        {
            writer.WriteBoolean(name, true);
        }
    }
}
