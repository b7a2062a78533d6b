namespace Caveat.Assistant.Documents;

/// <summary>What reading a document gave: its paragraphs, or why it may not come in.</summary>
internal abstract record IntakeResult
{
    private IntakeResult()
    {
    }

    public sealed record Read(string Format, int Pages, string Marking, IReadOnlyList<Paragraph> Paragraphs) : IntakeResult;

    public sealed record Stopped(AddResult.Stopped Why) : IntakeResult;
}
