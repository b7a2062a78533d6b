namespace Caveat.Agreements.Reading;

/// <summary>The one kind of fenced block that a kind of document has.</summary>
/// <param name="Word">What stands after the opening backticks, <c>order</c>.</param>
/// <param name="Document">The kind of document, for sentences: <c>an order</c>.</param>
/// <param name="InClauses">Whether numbered clauses have a block each; else the document has one, at its end, and numbers in headings mean nothing.</param>
internal sealed record BlockForm(string Word, string Document, bool InClauses)
{
    public static BlockForm Rule { get; } = new("rule", "an agreement", InClauses: true);

    public static BlockForm Order { get; } = new("order", "an order", InClauses: false);

    public static BlockForm Waiver { get; } = new("waiver", "a waiver", InClauses: false);

    public string Fence => "```" + Word;
}
