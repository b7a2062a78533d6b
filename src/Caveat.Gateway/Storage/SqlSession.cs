using System.Data.Common;
using Dapper;

namespace Caveat.Gateway.Storage;

/// <summary>Statements on one connection, in one transaction where there is one. The SQL is always a constant of the caller; values are parameters.</summary>
internal readonly struct SqlSession(DbConnection connection, DbTransaction? transaction, CancellationToken cancellationToken)
{
    /// <returns>The number of rows changed.</returns>
    public Task<int> ExecuteAsync(string sql, object? values = null) => connection.ExecuteAsync(Command(sql, values));

    public Task<T?> FirstAsync<T>(string sql, object? values = null) => connection.QueryFirstOrDefaultAsync<T>(Command(sql, values));

    public async Task<List<T>> ListAsync<T>(string sql, object? values = null) =>
        (await connection.QueryAsync<T>(Command(sql, values)).ConfigureAwait(false)).AsList();

    private CommandDefinition Command(string sql, object? values) => new(sql, values, transaction, cancellationToken: cancellationToken);
}
