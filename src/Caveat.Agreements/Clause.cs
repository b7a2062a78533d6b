using Caveat.Agreements.Rules;

namespace Caveat.Agreements;

/// <summary>One numbered provision: the text that people read, and at most one rule that the gateway executes.</summary>
/// <param name="Number">The number in its heading.</param>
/// <param name="Title">The rest of its heading.</param>
/// <param name="Text">The legal prose, exactly as in the signed bytes, without the rule block and surrounding blank lines.</param>
/// <param name="Rule">The rule, or null where the clause has none.</param>
/// <param name="Enforcement">How far a machine can hold the parties to it; stated where the clause does not say.</param>
/// <param name="Line">The heading's line in the document, from 1.</param>
public sealed record Clause(ClauseNumber Number, string Title, string Text, Rule? Rule, Enforcement Enforcement, int Line);
