using Caveat.Signing.Parties;

namespace Caveat.Agreements.Reading;

/// <summary>Reads the key of a party or a person.</summary>
internal static class KeyReader
{
    /// <summary>What stands for a key in a draft.</summary>
    public const string Unenrolled = "unenrolled";

    /// <summary>Null in a draft, and where the word is faulty.</summary>
    public static PartyPublicKey? Read(Word word, string holder, ErrorList errors)
    {
        if (word.Text == Unenrolled)
        {
            return null;
        }

        if (word.IsEmpty)
        {
            errors.Add(word, $"The {holder} has no key: write its public key, \"p384:…\", or \"{Unenrolled}\" while this is a draft.");
            return null;
        }

        if (!PartyPublicKey.TryParse(word.Text, out var key))
        {
            errors.Add(word, $"{Wording.Quote(word)} is not a {holder}'s public key: write the \"p384:…\" that `caveat agreement key` prints, or \"{Unenrolled}\" while this is a draft.");
        }

        return key;
    }
}
