namespace Caveat.Agreements.Analysis.Words;

/// <summary>What a rule says, as a sentence in two parts, so that it can be said of now and of before.</summary>
/// <param name="Subject">Without capital and in the plural: <c>organisations of kind intelligence</c>.</param>
/// <param name="Now"><c>are refused, whatever permits them</c></param>
/// <param name="Before"><c>were refused, whatever permitted them</c></param>
internal sealed record Phrase(string Subject, string Now, string Before)
{
    public string Sentence => $"{Subject} {Now}";
}
