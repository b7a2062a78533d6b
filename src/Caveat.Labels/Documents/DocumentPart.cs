namespace Caveat.Labels.Documents;

/// <summary>One file to read: the document itself, an archive's entry or an attachment.</summary>
/// <param name="Path">Where it is in the outer document, as prefix for <see cref="Passage.Part"/>: empty for the document itself, else such as <c>attachment "plan.docx"</c>.</param>
/// <param name="Depth">0 for the document itself.</param>
internal sealed record DocumentPart(string Name, ReadOnlyMemory<byte> Content, string Path, int Depth)
{
    private const int LongestName = 200;

    /// <summary>The name of a part within this one: <c>attachment "plan.docx" › header 2</c>.</summary>
    public string Within(string part) => Path.Length == 0 ? part : part.Length == 0 ? Path : $"{Path} › {part}";

    /// <summary>What a sentence about the part calls it.</summary>
    public string Label => Path.Length == 0 ? Quote(Name) : Path;

    /// <summary>A name from the content in quotes, fit for a sentence: short and without control characters.</summary>
    public static string Quote(string name) => $"\"{ShownText.Of(name, LongestName)}\"";
}
