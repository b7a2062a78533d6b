using Dapper;

namespace Caveat.Gateway.Storage.Sealing;

/// <summary>Sealed content, kept apart from the log and deleted at its time.</summary>
/// <remarks>Thread-safe. Content leaves it only by <see cref="OpenAsync"/>, which records the opening first.</remarks>
public sealed class SealedStore
{
    private readonly SharedDatabase _database;
    private readonly ContentSeal _seal;

    private SealedStore(SharedDatabase database, ContentSeal seal)
    {
        _database = database;
        _seal = seal;
    }

    /// <summary>Binds the database to its key, at the first start; afterwards insists on it.</summary>
    /// <exception cref="IOException">The database's content was sealed with another key; the message is for the operator.</exception>
    public static SealedStore Open(SharedDatabase database, ContentSeal seal)
    {
        database.Write(connection => connection.Execute("INSERT INTO seal_key (one, name) VALUES (1, @Name) ON CONFLICT DO NOTHING", new { seal.Name }));
        var name = database.Read(connection => connection.ExecuteScalar<string>("SELECT name FROM seal_key"));
        // Fails closed: a replica with a key of its own would seal what no reviewer elsewhere can open.
        return name == seal.Name
            ? new SealedStore(database, seal)
            : throw new IOException($"The content in the database \"{database.Name}\" is sealed with the key \"{name}\", and this gateway has \"{seal.Name}\": give every replica the same file as SealKeyFile.");
    }

    /// <summary>Seals content until a time.</summary>
    public async Task<SealedId> SealAsync(SealedKind kind, ReadOnlyMemory<byte> content, DateTimeOffset deleteAfter, CancellationToken cancellationToken)
    {
        var id = SealedId.Generate();
        var closed = _seal.Seal(id, kind, content.Span);
        await _database.WriteAsync(
            "INSERT INTO sealed (id, kind, nonce, ciphertext, tag, delete_after) VALUES (@Id, @Kind, @Nonce, @Ciphertext, @Tag, @DeleteAfter)",
            new { Id = id.ToString(), Kind = StoredWord.Of(kind), closed.Nonce, closed.Ciphertext, closed.Tag, DeleteAfter = deleteAfter.ToUnixTimeMilliseconds() },
            cancellationToken).ConfigureAwait(false);
        return id;
    }

    /// <summary>Records the opening, and then opens.</summary>
    /// <remarks>A crash between the two leaves an opening on record that nobody saw, never the reverse.</remarks>
    public async Task<OpenResult> OpenAsync(SealedId id, Opening opening, CancellationToken cancellationToken)
    {
        var row = await _database.WriteAsync(
            async session =>
            {
                var found = await session.FirstAsync<Row>(
                    "SELECT kind, nonce, ciphertext, tag FROM sealed WHERE id = @Id AND delete_after > @At", new { Id = id.ToString(), At = opening.At.ToUnixTimeMilliseconds() }).ConfigureAwait(false);
                if (found is not null)
                {
                    await session.ExecuteAsync(
                        "INSERT INTO openings (sealed_id, opened_by, opened_with, reason, at) VALUES (@Id, @By, @With, @Reason, @At)",
                        new { Id = id.ToString(), By = opening.By.Name, With = opening.With?.Name, opening.Reason, At = opening.At.ToUnixTimeMilliseconds() }).ConfigureAwait(false);
                }

                return found;
            },
            cancellationToken).ConfigureAwait(false);
        return row is null ? OpenResult.Gone.Result : Open(id, row);
    }

    /// <summary>Who opened it, in their order; also after the content is gone.</summary>
    /// <returns>Openings whose actors bear their names only.</returns>
    public Task<IReadOnlyList<Opening>> ReadOpeningsAsync(SealedId id, CancellationToken cancellationToken) => _database.ReadAsync<IReadOnlyList<Opening>>(
        async session => (await session.ListAsync<OpeningRow>(
            "SELECT opened_by AS OpenedBy, opened_with AS OpenedWith, reason, at FROM openings WHERE sealed_id = @Id ORDER BY at",
            new { Id = id.ToString() }).ConfigureAwait(false)).ConvertAll(row => row.ToOpening()),
        cancellationToken);

    /// <summary>Deletes what is past its time. Backups of the database keep it as long as they are kept.</summary>
    /// <returns>How many were deleted.</returns>
    public Task<int> PurgeAsync(DateTimeOffset now, CancellationToken cancellationToken) => _database.WriteAsync(
        $"DELETE FROM sealed WHERE id IN (SELECT id FROM sealed WHERE delete_after <= @Now {_database.Dialect.SkipLocked})",
        new { Now = now.ToUnixTimeMilliseconds() },
        cancellationToken);

    private OpenResult Open(SealedId id, Row row)
    {
        var kind = StoredWord.Parse<SealedKind>(row.Kind);
        var closed = new SealedContent { Nonce = row.Nonce, Ciphertext = row.Ciphertext, Tag = row.Tag };
        return _seal.TryOpen(id, kind, closed, out var content) ? new OpenResult.Opened(kind, content) : OpenResult.Unreadable.Result;
    }

    private sealed class Row
    {
        public string Kind { get; set; } = "";

        public byte[] Nonce { get; set; } = [];

        public byte[] Ciphertext { get; set; } = [];

        public byte[] Tag { get; set; } = [];
    }

    private sealed class OpeningRow
    {
        public string OpenedBy { get; set; } = "";

        public string? OpenedWith { get; set; }

        public string Reason { get; set; } = "";

        public long At { get; set; }

        public Opening ToOpening() =>
            new(new Actor(OpenedBy), OpenedWith is null ? null : new Actor(OpenedWith), Reason, DateTimeOffset.FromUnixTimeMilliseconds(At));
    }
}
