using System.Data.Common;
using Caveat.Gateway.Storage.Changes;

namespace Caveat.Gateway.Storage;

/// <summary>What differs between the two databases; every other statement is written once, for both.</summary>
internal abstract class SqlDialect : IAsyncDisposable
{
    /// <summary>The database for people: a path, or a host and a name; never a password.</summary>
    public abstract string Name { get; }

    /// <summary>The part of a migration's file name that names the dialect.</summary>
    public abstract string Suffix { get; }

    /// <summary>Whether writers of this process queue here instead of in the database, where waiting would hold a thread.</summary>
    public abstract bool HasOneWriter { get; }

    /// <summary>Ends a selection of rows to be updated: rows that another transaction has are left to it.</summary>
    public abstract string SkipLocked { get; }

    public abstract DbConnection Connect();

    /// <summary>Sets up an open connection.</summary>
    public virtual void Prepare(DbConnection connection)
    {
    }

    /// <summary>Lets one process at a time change the schema, until the transaction ends.</summary>
    public abstract void LockSchema(DbTransaction transaction);

    public abstract bool IsUniqueViolation(DbException exception);

    /// <summary>What wakes the change signal for the work of other processes.</summary>
    public abstract IChangeWatch Watch(TimeProvider time);

    public abstract ValueTask DisposeAsync();
}
