using Caveat.Assistant.Documents;

namespace Caveat.Bench;

/// <summary>What retrieval is compared with: each passage counts the words of the question that it contains as they stand, in any case.</summary>
internal static class PlainSearch
{
    private const int ShortestWord = 4;

    public static IEnumerable<Chunk> Best(IReadOnlyList<Chunk> chunks, string question, int most)
    {
        string[] words = [.. question.Split([.. question.Where(sign => !char.IsLetterOrDigit(sign)).Distinct()], StringSplitOptions.RemoveEmptyEntries)
            .Where(word => word.Length >= ShortestWord).Distinct(StringComparer.OrdinalIgnoreCase)];
        return chunks
            .Select(chunk => (Chunk: chunk, Count: words.Count(word => chunk.Text.Contains(word, StringComparison.OrdinalIgnoreCase))))
            .Where(found => found.Count > 0)
            .OrderByDescending(found => found.Count)
            .Take(most)
            .Select(found => found.Chunk);
    }
}
