using Caveat.Gateway.Callers;
using Caveat.Gateway.Exchanges;
using Caveat.Gateway.Governing;
using Caveat.Ledger;

namespace Caveat.Gateway.Operating;

/// <summary>Records what operators do to callers and what inspectors read. No names: commitments to them.</summary>
public sealed class OperatingEntries(AppendLog log, TimeProvider time)
{
    /// <summary>Completes when the entry is durable.</summary>
    /// <param name="route">The route's pattern, never a path: a path may name people.</param>
    public async Task ReadAsync(Caller by, string route, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        await log.AppendAsync(ActEntry.Write("read", by, null, time.GetUtcNow(), (json, _) => json.WriteString("route"u8, route))).ConfigureAwait(false);
    }

    /// <summary>Completes when the entry is durable.</summary>
    /// <param name="act"><c>added</c>, <c>roles</c> or <c>removed</c>.</param>
    /// <param name="about">The caller as it is from then on; of a removed one, as it was.</param>
    public async Task CallerAsync(string act, Caller about, Caller by, string reason, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        await log.AppendAsync(ActEntry.Write("caller", by, reason, time.GetUtcNow(), (json, id) =>
        {
            json.WriteString("act"u8, act);
            json.WriteString("about"u8, Convert.ToHexStringLower(new Commitments(about, id).Subject));
            json.WriteString("given"u8, CallerRoleNames.Format(about.Roles));
        })).ConfigureAwait(false);
    }
}
