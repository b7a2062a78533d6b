using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Caveat.Assistant.Storage;

/// <summary>A table of small things that belong to one owner each: an id, a time, and content sealed as JSON.</summary>
/// <param name="table">The table's name, and what its seals are bound to.</param>
/// <remarks>Thread-safe. Every statement asks whose it is: another's row is as absent as one that never was.</remarks>
internal sealed class SealedRows<T>(AssistantDatabase database, OwnerSeal seal, TimeProvider time, string table, JsonTypeInfo<T> form)
{
    public async Task<IReadOnlyList<(RowId Id, DateTimeOffset Created, T Content)>> ListAsync(OwnerId owner, CancellationToken cancellationToken)
    {
        var rows = await database.QueryAsync<Row>(
            $"SELECT id, created_at AS CreatedAt, content FROM {table} WHERE owner = @Owner ORDER BY created_at, id", new { Owner = owner.Value }, cancellationToken).ConfigureAwait(false);
        var list = new List<(RowId, DateTimeOffset, T)>(rows.Count);
        foreach (var row in rows)
        {
            list.Add(await OpenAsync(owner, row, cancellationToken).ConfigureAwait(false));
        }

        return list;
    }

    public async Task<(RowId Id, DateTimeOffset Created, T Content)?> FindAsync(OwnerId owner, RowId id, CancellationToken cancellationToken)
    {
        var rows = await database.QueryAsync<Row>(
            $"SELECT id, created_at AS CreatedAt, content FROM {table} WHERE owner = @Owner AND id = @Id", new { Owner = owner.Value, Id = id.Value }, cancellationToken).ConfigureAwait(false);
        return rows.Count == 0 ? null : await OpenAsync(owner, rows[0], cancellationToken).ConfigureAwait(false);
    }

    public async Task<(RowId Id, DateTimeOffset Created)> AddAsync(OwnerId owner, T content, CancellationToken cancellationToken)
    {
        var id = RowId.New();
        var now = time.GetUtcNow().ToUnixTimeMilliseconds();
        await database.ExecuteAsync(
            $"INSERT INTO {table} (id, owner, created_at, content) VALUES (@Id, @Owner, @Now, @Content)",
            new { Id = id.Value, Owner = owner.Value, Now = now, Content = await SealAsync(owner, id, content, cancellationToken).ConfigureAwait(false) },
            cancellationToken).ConfigureAwait(false);
        return (id, DateTimeOffset.FromUnixTimeMilliseconds(now));
    }

    public async Task<bool> UpdateAsync(OwnerId owner, RowId id, T content, CancellationToken cancellationToken) => await database.ExecuteAsync(
        $"UPDATE {table} SET content = @Content WHERE owner = @Owner AND id = @Id",
        new { Id = id.Value, Owner = owner.Value, Content = await SealAsync(owner, id, content, cancellationToken).ConfigureAwait(false) },
        cancellationToken).ConfigureAwait(false) > 0;

    public async Task<bool> DeleteAsync(OwnerId owner, RowId id, CancellationToken cancellationToken) => await database.ExecuteAsync(
        $"DELETE FROM {table} WHERE owner = @Owner AND id = @Id", new { Id = id.Value, Owner = owner.Value }, cancellationToken).ConfigureAwait(false) > 0;

    private ValueTask<byte[]> SealAsync(OwnerId owner, RowId id, T content, CancellationToken cancellationToken) =>
        seal.SealAsync(owner, $"{table}/{id}", JsonSerializer.SerializeToUtf8Bytes(content, form), cancellationToken);

    private async ValueTask<(RowId Id, DateTimeOffset Created, T Content)> OpenAsync(OwnerId owner, Row row, CancellationToken cancellationToken)
    {
        var opened = await seal.OpenAsync(owner, $"{table}/{row.Id}", row.Content, cancellationToken).ConfigureAwait(false);
        return (RowId.Parse(row.Id), DateTimeOffset.FromUnixTimeMilliseconds(row.CreatedAt), JsonSerializer.Deserialize(opened, form)!);
    }

    private sealed class Row
    {
        public string Id { get; set; } = "";

        public long CreatedAt { get; set; }

        public byte[] Content { get; set; } = [];
    }
}
