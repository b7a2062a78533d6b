using System.Globalization;
using System.Text;

namespace Caveat.Signing.Dsse;

/// <summary>DSSE's pre-authentication encoding: the bytes that are signed (DSSE 1.0.2, protocol, "PAE").</summary>
internal static class PreAuthentication
{
    public static byte[] Encode(string payloadType, ReadOnlySpan<byte> payload)
    {
        // Both lengths count bytes, so that no type and payload can be read as another pair.
        var head = string.Create(
            CultureInfo.InvariantCulture,
            $"DSSEv1 {Encoding.UTF8.GetByteCount(payloadType)} {payloadType} {payload.Length} ");
        var start = Encoding.UTF8.GetBytes(head);
        return [.. start, .. payload];
    }
}
