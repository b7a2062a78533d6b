using System.Collections.Frozen;
using System.Globalization;
using Microsoft.Data.Sqlite;

namespace Caveat.Gateway.Providers.Quoting;

/// <summary>Ranks passages against a question by BM25, with SQLite's FTS5 in memory. Made for one exchange and thrown away.</summary>
internal sealed class PassageIndex : IDisposable
{
    private const int ShortestTerm = 3;
    private const int MostTerms = 64;

    /// <summary>Words of asking, which say nothing about what is asked.</summary>
    private static readonly FrozenSet<string> Asking = FrozenSet.Create(
        "about", "and", "are", "can", "could", "did", "does", "for", "from", "give", "has", "have", "how", "into", "its", "may", "please",
        "say", "says", "should", "tell", "that", "the", "their", "there", "this", "was", "what", "when", "where", "which", "who", "why",
        "will", "with", "would", "you", "your");

    private readonly SqliteConnection _connection = new("Data Source=:memory:;Pooling=False");
    private readonly IReadOnlyList<Passage> _passages;

    public PassageIndex(IReadOnlyList<Passage> passages)
    {
        _passages = passages;
        _connection.Open();
        using var command = _connection.CreateCommand();
        command.CommandText = "CREATE VIRTUAL TABLE passages USING fts5(title, text, tokenize = 'porter unicode61 remove_diacritics 2')";
        command.ExecuteNonQuery();
        command.CommandText = "INSERT INTO passages (rowid, title, text) VALUES ($row, $title, $text)";
        var row = command.Parameters.Add("$row", SqliteType.Integer);
        var title = command.Parameters.Add("$title", SqliteType.Text);
        var text = command.Parameters.Add("$text", SqliteType.Text);
        using var transaction = _connection.BeginTransaction();
        command.Transaction = transaction;
        for (var i = 0; i < passages.Count; i++)
        {
            row.Value = i;
            title.Value = passages[i].Title;
            text.Value = passages[i].Text;
            command.ExecuteNonQuery();
        }

        transaction.Commit();
    }

    /// <summary>The best passages first; none when no word of the question occurs in any.</summary>
    public IReadOnlyList<Passage> Best(string question, int count)
    {
        var terms = Terms(question);
        if (terms.Length == 0)
        {
            return [];
        }

        using var command = _connection.CreateCommand();
        command.CommandText = "SELECT rowid FROM passages WHERE passages MATCH $query ORDER BY bm25(passages, 3.0, 1.0), rowid LIMIT $count";
        command.Parameters.AddWithValue("$query", terms);
        command.Parameters.AddWithValue("$count", count);
        using var rows = command.ExecuteReader();
        var best = new List<Passage>();
        while (rows.Read())
        {
            best.Add(_passages[rows.GetInt32(0)]);
        }

        return best;
    }

    public void Dispose() => _connection.Dispose();

    /// <summary>The question's words as quoted FTS5 strings, so that nothing in them is read as query syntax.</summary>
    private static string Terms(string question) => string.Join(" OR ", question
        .Split([.. question.Where(c => !char.IsLetterOrDigit(c)).Distinct()], StringSplitOptions.RemoveEmptyEntries)
        .Where(word => word.Length >= ShortestTerm)
        .Select(word => word.ToLower(CultureInfo.InvariantCulture))
        .Where(word => !Asking.Contains(word))
        .Distinct()
        .Take(MostTerms)
        .Select(word => $"\"{word}\""));
}
