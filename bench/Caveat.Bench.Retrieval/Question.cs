namespace Caveat.Bench;

/// <summary>A question with the words that stand in the passage that answers it.</summary>
internal sealed record Question(string Language, string Document, string Words, string Text)
{
    /// <summary>Reads lines of four columns between tabs; a line that begins with # is a remark.</summary>
    public static IReadOnlyList<Question> Read(string file) =>
    [
        .. from line in File.ReadLines(file)
           where line.Length > 0 && line[0] != '#'
           let columns = line.Split('\t')
           select new Question(columns[0], columns[1], columns[2], columns[3]),
    ];

    /// <summary>Whether a passage holds the answer; the ends of its lines do not matter.</summary>
    public bool IsAnsweredBy(string passage) => Flat(passage).Contains(Flat(Words), StringComparison.Ordinal);

    private static string Flat(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
