using System.Numerics;

namespace Caveat.Signing.Parties;

/// <summary>Points of P-384 in compressed form (SEC 1 section 2.3.3; curve parameters of SP 800-186 section 3.2.1.4).</summary>
internal static class P384Point
{
    public const int CoordinateLength = 48;
    public const int CompressedLength = 1 + CoordinateLength;
    private const byte EvenY = 0x02;
    private const byte OddY = 0x03;

    private static readonly BigInteger P =
        BigInteger.Pow(2, 384) - BigInteger.Pow(2, 128) - BigInteger.Pow(2, 96) + BigInteger.Pow(2, 32) - 1;

    private static readonly BigInteger B = new(
        Convert.FromHexString("B3312FA7E23EE7E4988E056BE3F82D19181D9C6EFE8141120314088F5013875AC656398D8A2ED19D2A85C8EDD3EC2AEF"),
        isUnsigned: true,
        isBigEndian: true);

    public static byte[] Compress(ReadOnlySpan<byte> x, ReadOnlySpan<byte> y)
    {
        var compressed = new byte[CompressedLength];
        compressed[0] = (y[^1] & 1) == 0 ? EvenY : OddY;
        x.CopyTo(compressed.AsSpan(CompressedLength - x.Length));
        return compressed;
    }

    /// <summary>Finds the point, or fails where the bytes are not the one spelling of a point on the curve.</summary>
    public static bool TryDecompress(ReadOnlySpan<byte> compressed, out byte[] x, out byte[] y)
    {
        x = y = [];
        if (compressed.Length != CompressedLength || compressed[0] is not (EvenY or OddY))
        {
            return false;
        }

        BigInteger abscissa = new(compressed[1..], isUnsigned: true, isBigEndian: true);
        if (abscissa >= P)
        {
            return false;
        }

        BigInteger square = ((BigInteger.ModPow(abscissa, 3, P) + (3 * (P - abscissa))) % P + B) % P;
        // P = 3 mod 4, so a square's root is its power by (P + 1) / 4.
        BigInteger root = BigInteger.ModPow(square, (P + 1) / 4, P);
        var odd = compressed[0] == OddY;
        if (BigInteger.ModPow(root, 2, P) != square || (root.IsZero && odd))
        {
            return false;
        }

        BigInteger ordinate = root.IsEven == odd ? P - root : root;
        x = compressed[1..].ToArray();
        y = new byte[CoordinateLength];
        var bytes = ordinate.ToByteArray(isUnsigned: true, isBigEndian: true);
        bytes.CopyTo(y.AsSpan(CoordinateLength - bytes.Length));
        return true;
    }
}
