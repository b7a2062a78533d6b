using System.Globalization;
using Caveat.Signing.Notes;

namespace Caveat.Ledger.Receipts;

/// <summary>Names an entry across logs: <c>{log key id}-{index}</c>, so that replicas' receipts never collide.</summary>
public readonly record struct ReceiptId(KeyId LogKey, long Index)
{
    /// <summary>Reads eight hexadecimal digits, a hyphen and a decimal index without leading zeros.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out ReceiptId id)
    {
        id = default;
        if (text.Length < 10 || text[8] != '-' || !KeyId.TryParse(text[..8], out var key)
            || (text[9] == '0' && text.Length > 10)
            || !long.TryParse(text[9..], NumberStyles.None, CultureInfo.InvariantCulture, out var index))
        {
            return false;
        }

        id = new ReceiptId(key, index);
        return true;
    }

    /// <summary>Reads an id that must be well-formed.</summary>
    public static ReceiptId Parse(string text) =>
        TryParse(text, out var id)
            ? id
            : throw new FormatException($"'{text}' is not a receipt id; it should read '8 hexadecimal digits-index'.");

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{LogKey}-{Index}");
}
