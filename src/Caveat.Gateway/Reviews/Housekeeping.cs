using System.Data.Common;
using Caveat.Agreements.Rules;
using Caveat.Gateway.Limits;
using Caveat.Gateway.Storage.Limits;
using Caveat.Gateway.Storage.Reviews;
using Caveat.Gateway.Storage.Sealing;
using Caveat.Ledger;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Caveat.Gateway.Reviews;

/// <summary>Every minute: ends reviews whose time is over, deletes sealed content past its time and old counters, writes counts down.</summary>
/// <remarks>Nothing waits for it: every query looks at the time itself. Several replicas may do it at once.</remarks>
internal sealed class Housekeeping(
    ReviewStore reviews, SealedStore sealedContent, LimitStore limits, ClauseCounts counts, ReviewEntries entries, TimeProvider time, ILogger<Housekeeping> logger)
    : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(1);

    /// <summary>Counters of this month and of the one before stay.</summary>
    private const int MonthsKept = 1;

    /// <summary>Does all of it once.</summary>
    /// <exception cref="DbException">The database cannot be reached; what was done stays done.</exception>
    public async Task RunOnceAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        foreach (var id in await reviews.ExpireAsync(now, cancellationToken).ConfigureAwait(false))
        {
            // A crash before the entry leaves an end without one; when it ended is in the review's row.
            if (await reviews.FindAsync(id, CancellationToken.None).ConfigureAwait(false) is { } review)
            {
                await entries.AppendAsync(ReviewEvent.Expired, review, null).ConfigureAwait(false);
            }
        }

        await sealedContent.PurgeAsync(now, cancellationToken).ConfigureAwait(false);
        await limits.PurgeAsync(LimitPeriods.StartOf(LimitPeriod.Month, now).AddMonths(-MonthsKept), cancellationToken).ConfigureAwait(false);
        await counts.FlushAsync(cancellationToken).ConfigureAwait(false);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, time);
        do
        {
            try
            {
                await RunOnceAsync(stoppingToken).ConfigureAwait(false);
            }
            catch (Exception e) when (e is DbException or LedgerUnavailableException)
            {
                logger.HousekeepingFailed(e);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken).ConfigureAwait(false));
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            await counts.FlushAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (DbException e)
        {
            logger.HousekeepingFailed(e);
        }
    }
}
