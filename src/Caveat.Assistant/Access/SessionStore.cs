using Caveat.Assistant.Storage;

namespace Caveat.Assistant.Access;

/// <summary>The sessions that are open, shared by replicas.</summary>
internal sealed class SessionStore(AssistantDatabase database)
{
    /// <summary>Opens a session; those that ended are cleared away.</summary>
    public Task OpenAsync(SessionTicket ticket, DateTimeOffset now, CancellationToken cancellationToken) => database.ExecuteAsync(
        """
        DELETE FROM sessions WHERE ends <= @Now;
        INSERT INTO sessions (session, owner, acted, ends) VALUES (@Session, @Owner, @Now, @Ends)
        """,
        new { Session = ticket.Session.Value, Owner = ticket.Owner.Value, Now = now.ToUnixTimeMilliseconds(), Ends = ticket.Expires.ToUnixTimeMilliseconds() },
        cancellationToken);

    /// <summary>The session's row, or null where it ended.</summary>
    public async Task<SessionRow?> FindAsync(SessionTicket ticket, CancellationToken cancellationToken)
    {
        var rows = await database.QueryAsync<SessionRow>(
            "SELECT acted, locked FROM sessions WHERE session = @Session AND owner = @Owner", Key(ticket), cancellationToken).ConfigureAwait(false);
        return rows.Count > 0 ? rows[0] : null;
    }

    /// <summary>Notes an act of the person. A locked session stays locked.</summary>
    public Task ActAsync(SessionTicket ticket, DateTimeOffset now, CancellationToken cancellationToken) => database.ExecuteAsync(
        "UPDATE sessions SET acted = @Now WHERE session = @Session AND owner = @Owner AND locked = 0",
        new { Session = ticket.Session.Value, Owner = ticket.Owner.Value, Now = now.ToUnixTimeMilliseconds() },
        cancellationToken);

    public Task LockAsync(SessionTicket ticket, CancellationToken cancellationToken) =>
        database.ExecuteAsync("UPDATE sessions SET locked = 1 WHERE session = @Session AND owner = @Owner", Key(ticket), cancellationToken);

    public Task EndAsync(SessionTicket ticket, CancellationToken cancellationToken) =>
        database.ExecuteAsync("DELETE FROM sessions WHERE session = @Session AND owner = @Owner", Key(ticket), cancellationToken);

    private static object Key(SessionTicket ticket) => new { Session = ticket.Session.Value, Owner = ticket.Owner.Value };
}
