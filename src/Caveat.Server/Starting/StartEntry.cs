using System.Text.Json;
using Caveat.Ledger;

namespace Caveat.Server.Starting;

/// <summary>The entry that every start leaves: under which agreement, on which network, with which software.</summary>
internal static class StartEntry
{
    public static async Task AppendAsync(AppendLog log, AgreementStart.Accepted agreements, TimeProvider time)
    {
        var agreement = agreements.Primary;
        var entry = JsonSerializer.SerializeToUtf8Bytes(new
        {
            v = 1,
            type = "start",
            time = time.GetUtcNow().UtcDateTime,
            network = agreements.Network.Value,
            agreement = agreement.Id.Value,
            version = agreement.Version,
            digest = agreement.Digest.Value,
            software = typeof(StartEntry).Assembly.GetName().Version!.ToString(3),
        });
        await log.AppendAsync(entry).ConfigureAwait(false);
    }
}
