using System.Collections.Immutable;
using System.Text.Json;
using Caveat.Agreements.Evaluation;
using Caveat.Agreements.Registers;
using Caveat.Agreements.Rules;
using Caveat.Labels;
using static Caveat.Agreements.Records.EntryFields;

namespace Caveat.Agreements.Records;

/// <summary>Reads the facts of a recorded decision.</summary>
internal static class FactsParser
{
    public static ExchangeFacts Read(JsonElement facts, DateTimeOffset time) => new()
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
        Provider = Optional<ProviderId>(facts, "provider", ProviderId.TryParse),
        Location = Optional<NationCode>(facts, "location", NationCode.TryParse),
        App = Optional<AppId>(facts, "app", AppId.TryParse),
        Continues = facts.TryGetProperty("continues", out var continues) && continues.GetBoolean(),
        IsAnswer = facts.TryGetProperty("answer", out var answer) && answer.GetBoolean(),
        Data = List<DataKindId>(facts, "data", DataKindId.TryParse),
        Irremovable = List<DataKindId>(facts, "irremovable", DataKindId.TryParse),
        Tools = facts.TryGetProperty("tools", out var tools) ? Names(tools) : default,
        Declarations = List<DeclarationId>(facts, "declarations", DeclarationId.TryParse),
        Approved = List<ClauseReference>(facts, "approved", ClauseReference.TryParse),
        Exhausted = List<ClauseReference>(facts, "exhausted", ClauseReference.TryParse),
    };

    private static T Optional<T>(JsonElement facts, string field, ValueReader<T> read)
        where T : struct => facts.TryGetProperty(field, out _) ? Value(facts, field, read) : default;

    private static ImmutableArray<T> List<T>(JsonElement facts, string field, ValueReader<T> read)
        where T : struct => facts.TryGetProperty(field, out var list) && IsKept(list, field) ? Values(facts, field, read) : default;

    private static ImmutableArray<string> Names(JsonElement tools)
    {
        _ = IsKept(tools, "tools");
        ImmutableArray<string> names = [.. tools.EnumerateArray().Select(tool => tool.GetString() ?? "")];
        return names.All(name => name.Length == FactBounds.Kept(name).Length)
            ? names
            : throw new FormatException("The entry's \"tools\" hold a longer name than is kept: the entry was not written by Caveat.");
    }

    // What a decision does not read is not written either: an entry with more could not be written again as it is.
    private static bool IsKept(JsonElement list, string field) =>
        list.GetArrayLength() <= FactBounds.MaxListed + 1
            ? true
            : throw new FormatException($"The entry's \"{field}\" holds {list.GetArrayLength()} values, more than are kept: the entry was not written by Caveat.");
}
