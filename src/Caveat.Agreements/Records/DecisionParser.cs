using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using Caveat.Agreements.Evaluation;
using Caveat.Agreements.Orders;
using Caveat.Agreements.Waivers;
using static Caveat.Agreements.Records.EntryFields;

namespace Caveat.Agreements.Records;

/// <summary>Reads decisions back. Strict about the fields that a replay needs; later versions may add others.</summary>
internal static class DecisionParser
{
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false, MaxDepth = 8 };

    public static bool TryRead(ReadOnlyMemory<byte> entry, out DecisionRecord record, [NotNullWhen(false)] out string? error)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(entry, Strict);
            record = Read(document.RootElement);
            error = null;
            return true;
        }
        catch (Exception e) when (e is JsonException or FormatException or InvalidOperationException or KeyNotFoundException)
        {
            record = default;
            error = e is FormatException ? e.Message : "The entry is not a decision: it is not JSON of that form.";
            return false;
        }
    }

    private static DecisionRecord Read(JsonElement root)
    {
        if (Number(root, "v") != DecisionFields.FormatVersion || root.GetProperty("type").GetString() != DecisionFields.TypeName)
        {
            throw new FormatException("The entry is not a decision of format 1: replay it with the version of Caveat that wrote it.");
        }

        var agreement = Value<AgreementId>(root, "agreement", AgreementId.TryParse);
        return new()
        {
            ExchangeId = Text(root, "id"),
            Agreement = Version(root),
            Others = root.TryGetProperty("with", out var others) ? [.. others.EnumerateArray().Select(Version)] : [],
            Instruments = root.TryGetProperty("instruments", out _) ? Value<AgreementDigest>(root, "instruments", AgreementDigest.TryParse) : default,
            Surface = Text(root, "surface"),
            Phase = (ExchangePhase)IndexOf(root, "phase", DecisionFields.Phases),
            Facts = FactsParser.Read(root.GetProperty("facts"), Value<DateTimeOffset>(root, "time", TryTime)),
            Outcome = (DecisionOutcome)IndexOf(root, "decision", DecisionFields.Outcomes),
            Reason = root.TryGetProperty("reason", out _) ? Value<DecisionReason>(root, "reason", DecisionReasons.TryParse) : DecisionReason.None,
            // A number alone is a clause of the deciding agreement.
            Clauses = [.. Values<ClauseReference>(root, "clauses", (string text, out ClauseReference reference) => TryClause(text, agreement, out reference))],
            Order = root.TryGetProperty("order", out var order)
                ? new(Value<OrderId>(order, "id", OrderId.TryParse), Value<AgreementDigest>(order, "digest", AgreementDigest.TryParse))
                : null,
            Waivers = root.TryGetProperty("waivers", out var waivers) ? [.. waivers.EnumerateArray().Select(Waiver)] : [],
            Subject = Hex(root, "subject"),
            Prompt = Hex(root, "prompt"),
        };
    }

    private static AgreementVersion Version(JsonElement element) => new(
        Value<AgreementId>(element, "agreement", AgreementId.TryParse),
        Number(element, "version"),
        Value<AgreementDigest>(element, "digest", AgreementDigest.TryParse));

    private static RecordedWaiver Waiver(JsonElement element) => new(
        Value<WaiverId>(element, "id", WaiverId.TryParse),
        Value<AgreementDigest>(element, "digest", AgreementDigest.TryParse));

    private static bool TryClause(string text, AgreementId agreement, out ClauseReference reference)
    {
        bool own = ClauseNumber.TryParse(text, out var number);
        reference = own ? new(agreement, number) : default;
        return own || ClauseReference.TryParse(text, out reference);
    }
}
