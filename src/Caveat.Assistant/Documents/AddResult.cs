namespace Caveat.Assistant.Documents;

/// <summary>What came of adding a document: it was read and may be asked about, or it was stopped and nothing of it was kept.</summary>
public abstract record AddResult
{
    private AddResult()
    {
    }

    public sealed record Added(StoredDocument Document) : AddResult;

    /// <param name="Sentence">Why, in the reader's language, with what to do.</param>
    /// <param name="Marking">The marking above the ceiling; empty when that is not why.</param>
    /// <param name="Where">Where it stands, in the reader's language: page 3, header; empty when that is not why.</param>
    public sealed record Stopped(string Sentence, string Marking = "", string Where = "") : AddResult
    {
        /// <summary>Whether it has more bytes than the server takes.</summary>
        public bool IsTooLarge { get; init; }
    }
}
