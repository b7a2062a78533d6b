using System.Globalization;
using System.Text;

namespace Caveat.Signing.Notes;

/// <summary>What a cosignature is over: a header, the time, and the note's whole text (C2SP tlog-cosignature, "Ed25519 signed message").</summary>
internal static class CosignatureMessage
{
    /// <summary>Bytes of the big-endian time before the Ed25519 signature.</summary>
    public const int TimeLength = sizeof(long);

    public const int Length = TimeLength + Ed25519PrivateKey.SignatureLength;

    /// <param name="seconds">Since 1970 in UTC.</param>
    public static byte[] Build(long seconds, ReadOnlySpan<byte> text) =>
        [.. Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"cosignature/v1\ntime {seconds}\n")), .. text];
}
