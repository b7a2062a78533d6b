using System.Buffers;
using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Caveat.Signing.Notes;

/// <summary>The first four bytes of SHA-256(name, newline, type, public key), a hint for finding a key (C2SP signed-note).</summary>
/// <remarks>Collisions are easy to make: never a proof of who signed.</remarks>
public readonly record struct KeyId(uint Value)
{
    private static readonly SearchValues<char> Digits = SearchValues.Create("0123456789abcdef");

    /// <summary>The id of a key under a name.</summary>
    public static KeyId Of(string name, NoteKeyType type, ReadOnlySpan<byte> publicKey)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes(name));
        hash.AppendData([(byte)'\n', (byte)type]);
        hash.AppendData(publicKey);
        return new KeyId(BinaryPrimitives.ReadUInt32BigEndian(hash.GetHashAndReset()));
    }

    /// <summary>Reads the eight lower-case hexadecimal digits that <see cref="ToString"/> writes.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out KeyId id)
    {
        id = default;
        if (text.Length != 8 || text.ContainsAnyExcept(Digits))
        {
            return false;
        }

        id = new KeyId(uint.Parse(text, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture));
        return true;
    }

    public override string ToString() => Value.ToString("x8", CultureInfo.InvariantCulture);
}
