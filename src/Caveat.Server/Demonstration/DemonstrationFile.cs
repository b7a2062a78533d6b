using System.Security.Cryptography;
using System.Text.Json;
using Caveat.Agreements.Registers;
using Caveat.Gateway;
using Caveat.Gateway.Callers;
using Caveat.Server.Starting;

namespace Caveat.Server.Demonstration;

/// <summary>The demonstration's callers with their keys, in <c>demo.json</c> (mode 600).</summary>
internal sealed record DemonstrationFile(string Url, string Network, IReadOnlyList<DemonstrationCaller> Callers)
{
    public const string Name = "demo.json";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    /// <summary>Reuses what an earlier start wrote; else makes callers, stores their keys' digests and writes the keys here only.</summary>
    public static DemonstrationFile LoadOrCreate(GatewayFolders folders, CallerStore store, string urls, NetworkId network)
    {
        var file = Path.Combine(folders.Data, Name);
        var url = urls.Split(';')[0].TrimEnd('/');
        var known = File.Exists(file) ? Read(file) : null;
        var demonstration = new DemonstrationFile(url, network.Value, known?.Callers ?? Create(store));
        if (known is null || known.Url != url || known.Network != network.Value)
        {
            PrivateFile.Write(file, JsonSerializer.Serialize(demonstration, Json) + "\n");
        }

        return demonstration;
    }

    /// <exception cref="IOException">The file is not the demonstration's.</exception>
    private static DemonstrationFile Read(string file)
    {
        try
        {
            return JsonSerializer.Deserialize<DemonstrationFile>(File.ReadAllText(file), Json) is { Callers.Count: > 0 } read
                ? read
                : throw new JsonException();
        }
        catch (JsonException)
        {
            throw new IOException($"The file \"{file}\" cannot be read as the demonstration's callers: delete it, and the next start makes new ones.");
        }
    }

    private static List<DemonstrationCaller> Create(CallerStore store) =>
    [
        Add(store, "officer", "alliance-headquarters", "BEL", "staff-work", CallerRoles.Caller),
        Add(store, "analyst-nsa", "nsa", "USA", "intelligence-analysis", CallerRoles.Caller),
        Add(store, "developer", "ministry-of-digital-affairs", "FRA", "application-development", CallerRoles.Caller | CallerRoles.AppOwner),
        Add(store, "auditor", "audit-board", "BEL", "audit", CallerRoles.Caller | CallerRoles.Inspector),
        Add(store, "reviewer", "alliance-headquarters", "BEL", "staff-work", CallerRoles.Caller | CallerRoles.Reviewer),
        Add(store, "second-reviewer", "alliance-headquarters", "BEL", "staff-work", CallerRoles.Caller | CallerRoles.Reviewer),
        Add(store, "legal-adviser", "alliance-headquarters", "BEL", "staff-work", CallerRoles.Caller | CallerRoles.Legal),
        Add(store, "operator", "alliance-headquarters", "BEL", "staff-work", CallerRoles.Operator),
    ];

    private static DemonstrationCaller Add(CallerStore store, string name, string organisation, string nation, string purpose, CallerRoles roles)
    {
        var key = CallerKey.Generate();
        store.Put(key.Digest(), new Caller
        {
            Name = name,
            Organisation = OrganisationId.Parse(organisation),
            Nation = NationCode.Parse(nation),
            Purpose = PurposeId.Parse(purpose),
            Roles = roles,
            SubjectKey = RandomNumberGenerator.GetBytes(Caller.SubjectKeySize),
        });
        return new DemonstrationCaller(name, organisation, nation, purpose, key.Reveal());
    }
}
