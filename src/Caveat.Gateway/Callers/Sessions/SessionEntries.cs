using Caveat.Gateway.Governing;
using Caveat.Gateway.Storage;
using Caveat.Ledger;

namespace Caveat.Gateway.Callers.Sessions;

/// <summary>Records who signed in and out, and which ways in were added: commitments, no names, no keys.</summary>
internal sealed class SessionEntries(AppendLog log, TimeProvider time)
{
    /// <summary>Completes when the entry is durable.</summary>
    public async Task OpenedAsync(Caller by, SignInWay way, DateTimeOffset expires, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        await log.AppendAsync(ActEntry.Write("session", by, null, time.GetUtcNow(), (json, _) =>
        {
            json.WriteString("act"u8, "opened"u8);
            json.WriteString("with"u8, StoredWord.Of(way));
            json.WriteString("expires"u8, expires.UtcDateTime);
        })).ConfigureAwait(false);
    }

    /// <summary>Completes when the entry is durable.</summary>
    /// <param name="type"><c>session</c> or <c>passkey</c>.</param>
    /// <param name="act"><c>closed</c>, <c>added</c> or <c>removed</c>.</param>
    public async Task ActAsync(string type, string act, Caller by, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        await log.AppendAsync(ActEntry.Write(type, by, null, time.GetUtcNow(), (json, _) => json.WriteString("act"u8, act))).ConfigureAwait(false);
    }
}
