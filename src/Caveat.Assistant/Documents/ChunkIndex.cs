using Microsoft.Data.Sqlite;

namespace Caveat.Assistant.Documents;

/// <summary>Ranks the chunks of some documents against a question: BM25 of SQLite's FTS5, in memory. For one thread at a time.</summary>
internal sealed class ChunkIndex : IDisposable
{
    private readonly SqliteConnection _connection = new("Data Source=:memory:;Pooling=False");

    /// <param name="chunks">Those that the reader may see, in the order of the documents.</param>
    public ChunkIndex(IReadOnlyList<Chunk> chunks)
    {
        Chunks = chunks;
        _connection.Open();
        using var command = _connection.CreateCommand();
        command.CommandText = "CREATE VIRTUAL TABLE chunks USING fts5(text, tokenize = 'porter unicode61 remove_diacritics 2')";
        command.ExecuteNonQuery();
        using var transaction = _connection.BeginTransaction();
        command.Transaction = transaction;
        command.CommandText = "INSERT INTO chunks (rowid, text) VALUES ($row, $text)";
        var row = command.Parameters.Add("$row", SqliteType.Integer);
        var text = command.Parameters.Add("$text", SqliteType.Text);
        for (var i = 0; i < chunks.Count; i++)
        {
            row.Value = i;
            text.Value = chunks[i].Text;
            Length += chunks[i].Text.Length;
            command.ExecuteNonQuery();
        }

        transaction.Commit();
    }

    public IReadOnlyList<Chunk> Chunks { get; }

    /// <summary>All characters of the chunks: what the index costs.</summary>
    public long Length { get; }

    /// <summary>The best chunks first; none when no term occurs in any.</summary>
    public IReadOnlyList<Chunk> Best(QuestionTerms question, int count)
    {
        var best = new List<Chunk>();
        if (question.Terms.Count == 0)
        {
            return best;
        }

        using var command = _connection.CreateCommand();
        command.CommandText = "SELECT rowid FROM chunks WHERE chunks MATCH $query ORDER BY rank, rowid LIMIT $count";
        command.Parameters.AddWithValue("$query", question.ToQuery());
        command.Parameters.AddWithValue("$count", count);
        using var rows = command.ExecuteReader();
        while (rows.Read())
        {
            best.Add(Chunks[rows.GetInt32(0)]);
        }

        return best;
    }

    public void Dispose() => _connection.Dispose();
}
