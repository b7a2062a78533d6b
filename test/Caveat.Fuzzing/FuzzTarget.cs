namespace Caveat.Fuzzing;

/// <summary>One parser under test.</summary>
/// <param name="Read">Gives the input to the parser and says how it ended, in few and short words: an ending that is new makes its input a seed. Throws what the parser must not do.</param>
/// <param name="Words">What a mutation may put into the input.</param>
internal sealed record FuzzTarget(string Name, IReadOnlyList<byte[]> Seeds, IReadOnlyList<byte[]> Words, Func<byte[], string> Read)
{
    /// <summary>Whether inputs are ZIP or GZIP files, which are also changed inside.</summary>
    public bool IsPacked { get; init; }

    /// <summary>Whether inputs are lines, which are also changed as such: tables, blocks, keys and values.</summary>
    public bool IsLines { get; init; }
}
