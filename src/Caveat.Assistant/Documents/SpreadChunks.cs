namespace Caveat.Assistant.Documents;

/// <summary>Chooses chunks that stand for whole documents: the beginning of each, and steps through the rest.</summary>
internal static class SpreadChunks
{
    /// <returns>At most so many, in the order of the documents.</returns>
    public static IReadOnlyList<Chunk> Of(IReadOnlyList<Chunk> chunks, int most)
    {
        var documents = chunks.GroupBy(chunk => chunk.Document).Select(group => group.ToList()).Take(most).ToList();
        var spread = new List<Chunk>();
        for (var i = 0; i < documents.Count; i++)
        {
            var all = documents[i];
            // What a short document leaves is for the ones after it.
            var share = Math.Min(all.Count, (most - spread.Count) / (documents.Count - i));
            for (var step = 0; step < share; step++)
            {
                spread.Add(all[(int)((long)step * all.Count / share)]);
            }
        }

        return spread;
    }
}
