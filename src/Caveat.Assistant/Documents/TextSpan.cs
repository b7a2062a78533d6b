namespace Caveat.Assistant.Documents;

/// <summary>A stretch of a passage, in UTF-16 units from its start.</summary>
internal readonly record struct TextSpan(int Start, int Length)
{
    public int End => Start + Length;

    public bool Meets(long start, long end) => start < End && end > Start;

    public ReadOnlySpan<char> In(string text) => text.AsSpan(Start, Length);
}
