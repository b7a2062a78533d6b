using System.Collections.Immutable;
using Caveat.Agreements.Rules;

namespace Caveat.Agreements;

/// <summary>One numbered provision: the text that people read, and at most one rule that the gateway executes.</summary>
/// <param name="Number">The number in its heading.</param>
/// <param name="Title">The rest of its heading.</param>
/// <param name="Text">The legal prose in the agreement's first language, exactly as in the signed bytes, without the rule block and surrounding blank lines.</param>
/// <param name="Rule">The rule, or null where the clause has none.</param>
/// <param name="Enforcement">How far a machine can hold the parties to it; stated where the clause does not say.</param>
/// <param name="Line">The heading's line in the document, from 1.</param>
public sealed record Clause(ClauseNumber Number, string Title, string Text, Rule? Rule, Enforcement Enforcement, int Line)
{
    /// <summary>From when the rule counts, inclusive; absent where it always has.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>Until when the rule counts, exclusive; absent where it has no end.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>How it may be waived; absent where it cannot be.</summary>
    public WaiverTerms? Waiver { get; init; }

    /// <summary>Its title and text in the agreement's other languages; equally signed.</summary>
    public ImmutableArray<ClauseText> Translations { get; init; } = [];

    /// <summary>Title and text in a language where the clause has it, else in the agreement's first.</summary>
    public ClauseText In(Language language) =>
        Translations.FirstOrDefault(text => text.Language == language) ?? new(default, Title, Text);
}
