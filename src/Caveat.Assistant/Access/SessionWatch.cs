using System.Collections.Concurrent;
using System.Data.Common;
using Caveat.Assistant.Storage;

namespace Caveat.Assistant.Access;

/// <summary>Knows which sessions are open, and locks those in which nobody acts. Thread-safe.</summary>
/// <remarks>
/// The server keeps the time, so that a page nobody sits at cannot put the lock off. The database is written at most once a minute a
/// session and read at most every five seconds: a lock on another replica counts here within those, and an act there may count up to a
/// minute too early, never too late.
/// </remarks>
internal sealed class SessionWatch(SessionStore store, AssistantOptions options, TimeProvider time)
{
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan BetweenWrites = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(10);

    private readonly ConcurrentDictionary<RowId, Watched> _watched = new();
    private long _swept;

    public async Task<SessionState> StateAsync(SessionTicket ticket, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        if (ticket.Expires <= now)
        {
            return SessionState.Ended;
        }

        if (!_watched.TryGetValue(ticket.Session, out var watched) || now - watched.Read >= Fresh || IsIdle(watched, now))
        {
            if (await ReadAsync(ticket, watched, now, cancellationToken).ConfigureAwait(false) is not { } read)
            {
                return SessionState.Ended;
            }

            watched = read;
        }

        if (!watched.Locked && IsIdle(watched, now))
        {
            await LockAsync(ticket, cancellationToken).ConfigureAwait(false);
            return SessionState.Locked;
        }

        return watched.Locked ? SessionState.Locked : SessionState.Open;
    }

    /// <summary>Notes an act of the person in an open session.</summary>
    public async Task ActAsync(SessionTicket ticket, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        if (!_watched.TryGetValue(ticket.Session, out var watched))
        {
            return;
        }

        watched.Acted = now;
        if (now - watched.Written >= BetweenWrites)
        {
            watched.Written = now;
            try
            {
                await store.ActAsync(ticket, now, cancellationToken).ConfigureAwait(false);
            }
            catch (DbException)
            {
                // A full disk does not keep people from reading. What was not written locks earlier after a restart, never later.
            }
        }
    }

    /// <remarks>Written before it is said: a restart does not unlock.</remarks>
    public async Task LockAsync(SessionTicket ticket, CancellationToken cancellationToken)
    {
        await store.LockAsync(ticket, cancellationToken).ConfigureAwait(false);
        _watched.TryRemove(ticket.Session, out _);
    }

    public async Task EndAsync(SessionTicket ticket, CancellationToken cancellationToken)
    {
        await store.EndAsync(ticket, cancellationToken).ConfigureAwait(false);
        Forget(ticket);
    }

    /// <summary>What is remembered of it, for one whose row is gone already.</summary>
    public void Forget(SessionTicket ticket) => _watched.TryRemove(ticket.Session, out _);

    private async Task<Watched?> ReadAsync(SessionTicket ticket, Watched? known, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (await store.FindAsync(ticket, cancellationToken).ConfigureAwait(false) is not { } row)
        {
            Forget(ticket);
            return null;
        }

        var acted = DateTimeOffset.FromUnixTimeMilliseconds(row.Acted);
        var read = new Watched(now, row.Locked != 0)
        {
            Written = acted,
            Acted = known is not null && known.Acted > acted ? known.Acted : acted,
        };
        _watched[ticket.Session] = read;
        Sweep(now);
        return read;
    }

    private bool IsIdle(Watched watched, DateTimeOffset now) => now - watched.Acted >= TimeSpan.FromMinutes(options.IdleMinutes);

    /// <summary>Forgets sessions that nobody asks about, once in a while; the database has what was written of them.</summary>
    private void Sweep(DateTimeOffset now)
    {
        var swept = Interlocked.Read(ref _swept);
        if (now.UtcTicks - swept < Kept.Ticks || Interlocked.CompareExchange(ref _swept, now.UtcTicks, swept) != swept)
        {
            return;
        }

        foreach (var (session, watched) in _watched)
        {
            if (now - watched.Read >= Kept)
            {
                _watched.TryRemove(session, out _);
            }
        }
    }

    private sealed class Watched(DateTimeOffset read, bool locked)
    {
        private long _acted;
        private long _written;

        public DateTimeOffset Read => read;

        public bool Locked => locked;

        public DateTimeOffset Acted
        {
            get => new(Interlocked.Read(ref _acted), TimeSpan.Zero);
            set => Interlocked.Exchange(ref _acted, value.UtcTicks);
        }

        public DateTimeOffset Written
        {
            get => new(Interlocked.Read(ref _written), TimeSpan.Zero);
            set => Interlocked.Exchange(ref _written, value.UtcTicks);
        }
    }
}
