using System.Collections.Concurrent;
using Caveat.Labels.Markings;
using Caveat.Screening.Findings;
using Caveat.Screening.Reading;
using Caveat.Screening.Rules;

namespace Caveat.Screening;

/// <summary>The lexical first screen: co-occurrences of concepts within a sentence. Stateless and thread-safe; compiled once.</summary>
/// <remarks>A cheap first look, not a judge: it is measured in docs/reference/screening.md. The text is untrusted.</remarks>
public sealed class LexicalScreen
{
    private readonly ConcurrentBag<ReadingPass> _idle = [];

    private readonly QuickLook _quickLook;

    internal LexicalScreen(ScreenRules rules)
    {
        Rules = rules;
        _quickLook = new QuickLook(rules);
    }

    /// <summary>The screen that ships with Caveat.</summary>
    public static LexicalScreen BuiltIn { get; } = new(ScreenRules.LoadEmbedded());

    /// <summary>The use categories that this screen looks for.</summary>
    public IReadOnlyList<UseCategory> Categories => Rules.Categories;

    internal ScreenRules Rules { get; }

    /// <summary>Adds the findings in <paramref name="text"/> to <paramref name="found"/>, in the order in which they are decided.</summary>
    public void Screen(ReadOnlySpan<char> text, ICollection<Finding> found)
    {
        if (!MustRead(text))
        {
            return;
        }
        var pass = Rent();
        pass.Screen(text);
        foreach (var finding in pass.Findings)
        {
            found.Add(finding);
        }
        Return(pass);
    }

    internal bool MustRead(ReadOnlySpan<char> text) => _quickLook.MustRead(text);

    internal ReadingPass Rent(MarkingContext context = default)
    {
        if (!_idle.TryTake(out var pass))
        {
            pass = new ReadingPass(Rules);
        }
        pass.Reset(context);
        return pass;
    }

    internal void Return(ReadingPass pass) => _idle.Add(pass);
}
