using System.Numerics;

namespace Caveat.Signing;

/// <summary>Which 32 bytes are a public key worth enrolling; slow and simple, for keys only, never for secrets.</summary>
internal static class Ed25519Point
{
    private static readonly BigInteger P = BigInteger.Pow(2, 255) - 19;
    private static readonly BigInteger D = Mod(-121665 * BigInteger.ModPow(121666, P - 2, P));

    // The y of the eight points whose order divides 8: the identity, order 2, order 4 and the two of order 8.
    private static readonly BigInteger[] LowOrder = [0, 1, P - 1, OrderEight, P - OrderEight];

    private static BigInteger OrderEight =>
        new(Convert.FromHexString("26E8958FC2B227B045C3F489F2EF98F0D5DFAC05D3C63339B13802886D53FC05"), isUnsigned: true);

    public static bool IsSafe(ReadOnlySpan<byte> raw)
    {
        if (raw.Length != Ed25519PublicKey.Length)
        {
            return false;
        }

        var encoded = new BigInteger(raw, isUnsigned: true);
        var y = encoded & ((BigInteger.One << 255) - 1);
        return y < P && Array.IndexOf(LowOrder, y) < 0 && IsOnCurve(y);
    }

    // RFC 8032 section 5.1.3: x² = (y² - 1) / (d y² + 1) must have a root. Euler's criterion on u·v says so without
    // a division, and x = 0 (where a sign bit would be a second encoding) was refused with the low orders.
    private static bool IsOnCurve(BigInteger y)
    {
        var square = Mod(y * y);
        var u = Mod(square - 1);
        var v = Mod((D * square) + 1);
        return BigInteger.ModPow(Mod(u * v), (P - 1) / 2, P).IsOne;
    }

    private static BigInteger Mod(BigInteger value)
    {
        var rest = BigInteger.Remainder(value, P);
        return rest.Sign < 0 ? rest + P : rest;
    }
}
