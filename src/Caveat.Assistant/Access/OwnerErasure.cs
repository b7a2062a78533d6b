using System.Data.Common;
using Caveat.Assistant.Storage;
using Dapper;

namespace Caveat.Assistant.Access;

/// <summary>Deletes everything that is kept for one owner, their key first of all: what a backup still holds of their content stays closed.</summary>
internal sealed class OwnerErasure(AssistantDatabase database, OwnerSeal seal)
{
    private const string SqliteTables =
        "SELECT m.name FROM sqlite_master m JOIN pragma_table_info(m.name) c WHERE m.type = 'table' AND c.name = 'owner' ORDER BY m.rowid DESC";

    private const string PostgresTables =
        "SELECT c.relname FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid WHERE c.relkind = 'r' AND a.attname = 'owner' AND c.relnamespace = current_schema()::regnamespace ORDER BY c.oid DESC";

    /// <remarks>One transaction: all of it, or nothing. Every table that says whose its rows are is asked, so that a new one cannot be forgotten.</remarks>
    public async Task EraseAsync(OwnerId owner, CancellationToken cancellationToken)
    {
        await database.WriteAsync((connection, transaction) => EraseAsync(connection, transaction, owner, cancellationToken), cancellationToken).ConfigureAwait(false);
        seal.Forget(owner);
    }

    private async Task<int> EraseAsync(DbConnection connection, DbTransaction transaction, OwnerId owner, CancellationToken cancellationToken)
    {
        var rows = 0;
        var tables = await connection.QueryAsync<string>(new CommandDefinition(database.IsShared ? PostgresTables : SqliteTables, transaction: transaction, cancellationToken: cancellationToken)).ConfigureAwait(false);
        // Newest tables first: a table can refer only to one that was there before it.
        foreach (var table in tables)
        {
            rows += await connection.ExecuteAsync(new CommandDefinition($"DELETE FROM {table} WHERE owner = @Owner", new { Owner = owner.Value }, transaction, cancellationToken: cancellationToken)).ConfigureAwait(false);
        }

        return rows;
    }
}
