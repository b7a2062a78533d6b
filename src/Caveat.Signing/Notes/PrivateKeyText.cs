using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;

namespace Caveat.Signing.Notes;

/// <summary>The text form of a private key, <c>PRIVATE+KEY+name+hash+base64</c>: the secret itself.</summary>
internal static class PrivateKeyText
{
    private const string Prefix = "PRIVATE+KEY+";

    /// <summary>Reads name, key id and key; false when any part is malformed or of another type. Whether the id is the key's is for the caller to check.</summary>
    public static bool TryParse(string? text, NoteKeyType type, [NotNullWhen(true)] out string? name, out KeyId id, [NotNullWhen(true)] out Ed25519PrivateKey? key)
    {
        (name, id, key) = (null, default, null);
        if (text is null || !text.StartsWith(Prefix, StringComparison.Ordinal)
            || !NoteKeyText.TryParse(text[Prefix.Length..], type, out name, out id, out var seed))
        {
            return false;
        }

        key = Ed25519PrivateKey.FromSeed(seed);
        CryptographicOperations.ZeroMemory(seed);
        return true;
    }

    public static string Format(string name, NoteKeyType type, KeyId id, Ed25519PrivateKey key)
    {
        var seed = key.ExportSeed();
        var text = Prefix + NoteKeyText.Format(name, type, id, seed);
        CryptographicOperations.ZeroMemory(seed);
        return text;
    }
}
