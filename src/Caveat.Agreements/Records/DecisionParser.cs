using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json;
using Caveat.Agreements.Evaluation;
using Caveat.Agreements.Registers;
using Caveat.Agreements.Rules;
using Caveat.Labels;

namespace Caveat.Agreements.Records;

/// <summary>Reads decisions back. Strict about the fields that a replay needs; later versions may add others.</summary>
internal static class DecisionParser
{
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false, MaxDepth = 8 };

    private delegate bool ValueReader<T>(string text, out T value);

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
        if (root.GetProperty("v").GetInt32() != DecisionFields.FormatVersion || root.GetProperty("type").GetString() != DecisionFields.TypeName)
        {
            throw new FormatException("The entry is not a decision of format 1: replay it with the version of Caveat that wrote it.");
        }

        int outcome = IndexOf(root, "decision", DecisionFields.Outcomes);
        return new()
        {
            ExchangeId = Text(root, "id"),
            Agreement = new(
                Value<AgreementId>(root, "agreement", AgreementId.TryParse),
                root.GetProperty("version").GetInt32(),
                Value<AgreementDigest>(root, "digest", AgreementDigest.TryParse)),
            Surface = Text(root, "surface"),
            Phase = (ExchangePhase)IndexOf(root, "phase", DecisionFields.Phases),
            Facts = ReadFacts(root.GetProperty("facts"), Value<DateTimeOffset>(root, "time", TryTime)),
            Outcome = (DecisionOutcome)outcome,
            Reason = root.TryGetProperty("reason", out _) ? Value<DecisionReason>(root, "reason", DecisionReasons.TryParse) : DecisionReason.None,
            Clauses = Values<ClauseNumber>(root, "clauses", ClauseNumber.TryParse),
            Subject = Hex(root, "subject"),
            Prompt = Hex(root, "prompt"),
        };
    }

    private static ExchangeFacts ReadFacts(JsonElement facts, DateTimeOffset time) => new()
    {
        Time = time,
        Network = Value<NetworkId>(facts, "network", NetworkId.TryParse),
        Organisation = Value<OrganisationId>(facts, "organisation", OrganisationId.TryParse),
        Nation = Value<NationCode>(facts, "nation", NationCode.TryParse),
        Purpose = Value<PurposeId>(facts, "purpose", PurposeId.TryParse),
        Vendor = Value<VendorId>(facts, "vendor", VendorId.TryParse),
        Model = Value<ModelName>(facts, "model", ModelName.TryParse),
        Grade = Value<Grade>(facts, "label", RecordedGrade.TryParse),
        Released = facts.TryGetProperty("released", out _) ? Value<Grade>(facts, "released", RecordedGrade.TryParse) : Grade.Unmarked,
        Unread = facts.TryGetProperty("unread", out var unread) && unread.GetBoolean(),
        Findings = facts.TryGetProperty("findings", out _) ? Values<UseId>(facts, "findings", UseId.TryParse) : default,
    };

    private static T Value<T>(JsonElement element, string field, ValueReader<T> read)
        where T : struct => Convert(Text(element, field), field, read);

    private static ImmutableArray<T> Values<T>(JsonElement element, string field, ValueReader<T> read)
        where T : struct => [.. element.GetProperty(field).EnumerateArray().Select(item => Convert(item.GetString() ?? "", field, read))];

    /// <summary>The empty text is the default value, which names nothing: what was written for a fact that nobody knew.</summary>
    private static T Convert<T>(string text, string field, ValueReader<T> read)
        where T : struct =>
        text.Length == 0 ? default
        : read(text, out var value) ? value
        : throw new FormatException($"The entry's \"{field}\" holds \"{text}\", which is no such value: the entry was not written by Caveat.");

    private static string Text(JsonElement element, string field) => element.GetProperty(field).GetString() ?? "";

    private static int IndexOf(JsonElement element, string field, string[] words)
    {
        string text = Text(element, field);
        int index = Array.IndexOf(words, text);
        return index >= 0 ? index : throw new FormatException($"The entry's \"{field}\" is \"{text}\": it must be one of {string.Join(", ", words)}.");
    }

    private static byte[] Hex(JsonElement element, string field) =>
        element.TryGetProperty(field, out var value) ? System.Convert.FromHexString(value.GetString() ?? "") : [];

    private static bool TryTime(string text, out DateTimeOffset time) => DateTimeOffset.TryParseExact(
        text, "yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out time);
}
