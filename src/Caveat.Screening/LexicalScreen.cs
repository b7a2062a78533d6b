using Caveat.Screening.Findings;

namespace Caveat.Screening;

/// <summary>The lexical first screen: co-occurrences of concepts within a sentence. Stateless and thread-safe; compiled once.</summary>
/// <remarks>A cheap first look, not a judge: it is measured in docs/reference/screening.md. The text is untrusted.</remarks>
public sealed class LexicalScreen
{
    /// <summary>The screen that ships with Caveat.</summary>
    public static LexicalScreen BuiltIn { get; } = new();

    /// <summary>The use categories that this screen looks for.</summary>
    public IReadOnlyList<UseCategory> Categories => throw new NotImplementedException();

    /// <summary>Adds the findings in <paramref name="text"/> to <paramref name="found"/>, in the order in which they complete.</summary>
    public void Screen(ReadOnlySpan<char> text, ICollection<Finding> found) => throw new NotImplementedException();
}
