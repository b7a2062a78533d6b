namespace Caveat.Labels.Folding;

/// <summary>A small filter over the first letters of a vocabulary's words. May hold more than was added, never less.</summary>
internal sealed class FirstLetters
{
    /// <summary>How many letters of a word count.</summary>
    public const int Count = 4;

    private const int HashBits = 15;

    private readonly ulong[] _bits = new ulong[(1 << HashBits) / 64];

    /// <summary>The key of a word's first letters: five bits each, case left out.</summary>
    public static uint Key(ReadOnlySpan<byte> word)
    {
        var key = 0u;
        for (var i = 0; i < Count && i < word.Length; i++)
        {
            key = Append(key, word[i]);
        }
        return key;
    }

    public static uint Append(uint key, int letter) => (key << 5) | (uint)(letter & 0x1F);

    public bool MayHold(uint key)
    {
        var hash = Hash(key);
        return (_bits[hash >> 6] & (1UL << (int)(hash & 63))) != 0;
    }

    public void Add(string word, bool isStem)
    {
        var key = 0u;
        foreach (var letter in word.AsSpan(0, Math.Min(Count, word.Length)))
        {
            key = Append(key, letter);
        }
        var hash = Hash(key);
        _bits[hash >> 6] |= 1UL << (int)(hash & 63);
        if (isStem && word.Length < Count)
        {
            // A short stem begins many words: all their keys.
            foreach (var next in "abcdefghijklmnopqrstuvwxyz0123456789")
            {
                Add(word + next, true);
            }
        }
    }

    private static uint Hash(uint key) => (key * 2654435769u) >> (32 - HashBits);
}
