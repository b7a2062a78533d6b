using System.Security.Cryptography;
using System.Text.Json;
using Caveat.Gateway.Callers;
using Caveat.Gateway.Exchanges;
using Caveat.Ledger;
using Caveat.Ledger.Receipts;

namespace Caveat.Gateway.Oversight;

/// <summary>Finds the receipt that a caller may read: its own, or any for an inspector.</summary>
internal sealed class ReceiptRoute(AppendLog log)
{
    /// <returns>The receipt's text, or null when there is no such receipt for this caller; which of the two is not told.</returns>
    public async ValueTask<byte[]?> FindAsync(string text, Caller caller, CancellationToken cancellationToken)
    {
        if (!ReceiptId.TryParse(text, out var id) || id.LogKey != log.Key.Id || id.Index >= log.DurableSize)
        {
            return null;
        }

        var receipt = await log.ProveAsync(id.Index, cancellationToken).ConfigureAwait(false);
        return caller.Roles.HasFlag(CallerRoles.Inspector) || IsAbout(receipt.Entry, caller) ? receipt.ToText() : null;
    }

    private static bool IsAbout(ReadOnlyMemory<byte> entry, Caller caller)
    {
        using var json = JsonDocument.Parse(entry);
        if (!json.RootElement.TryGetProperty("subject", out var recorded)
            || !json.RootElement.TryGetProperty("id", out var exchange)
            || !ExchangeId.TryParse(exchange.GetString(), out var id))
        {
            return false;
        }

        return CryptographicOperations.FixedTimeEquals(new Commitments(caller, id).Subject, Convert.FromHexString(recorded.GetString()!));
    }
}
