using System.Data.Common;
using Caveat.Gateway.Callers.Passkeys;
using Caveat.Gateway.Callers.Sessions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Caveat.Gateway.Callers.SignIn;

/// <summary>Every few minutes: deletes sessions, codes and spent challenges that are past their time.</summary>
/// <remarks>Nothing waits for it: all of them are refused by their time. Several replicas may do it at once.</remarks>
internal sealed class SignInSweep(SessionStore sessions, SignInCodeStore codes, PasskeyStore passkeys, TimeProvider time, ILogger<SignInSweep> logger) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(5);

    /// <summary>Does all of it once.</summary>
    /// <exception cref="DbException">The database cannot be reached; what was done stays done.</exception>
    public async Task RunOnceAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        await sessions.PurgeAsync(now, cancellationToken).ConfigureAwait(false);
        await codes.PurgeAsync(now, cancellationToken).ConfigureAwait(false);
        await passkeys.PurgeAsync(now, cancellationToken).ConfigureAwait(false);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, time);
        while (await timer.WaitForNextTickAsync(stoppingToken).ConfigureAwait(false))
        {
            try
            {
                await RunOnceAsync(stoppingToken).ConfigureAwait(false);
            }
            catch (DbException e)
            {
                logger.SweepFailed(e);
            }
        }
    }
}
