using System.Data.Common;
using Caveat.Assistant.Storage;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Caveat.Assistant.Conversations;

/// <summary>Looks after answers whose server died, says for those of this server that it lives, and hears of those that were stopped through another replica.</summary>
/// <remarks>A file belongs to one server: what streams in it at the start streams nowhere, and nothing more is to be done.</remarks>
internal sealed class AnswerUpkeep(AssistantDatabase database, TurnStore turns, LiveAnswers live, IHostApplicationLifetime lifetime, TimeProvider time, ILogger<AnswerUpkeep> log) : BackgroundService
{
    private static readonly TimeSpan ListenEvery = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(15);
    private const int ListensPerBeat = 10;

    private CancellationTokenRegistration _stopping;

    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        // Before the web server waits for its requests to end: the gateway's streams are among them.
        _stopping = lifetime.ApplicationStopping.Register(Interrupt);
        await InterruptDeadAsync(cancellationToken).ConfigureAwait(false);
        await base.StartAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Waits until what had arrived is stored.</summary>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        Interrupt();
        await _stopping.DisposeAsync().ConfigureAwait(false);
        await Task.WhenAll(live.All.Select(answer => answer.Kept)).WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await base.StopAsync(cancellationToken).ConfigureAwait(false);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!database.IsShared)
        {
            return;
        }

        using var timer = new PeriodicTimer(ListenEvery, time);
        for (var count = 1; await WaitAsync(timer, stoppingToken).ConfigureAwait(false); count++)
        {
            try
            {
                await ListenAsync(count % ListensPerBeat == 0, stoppingToken).ConfigureAwait(false);
            }
            catch (Exception e) when (e is DbException or OperationCanceledException)
            {
                if (count % ListensPerBeat == 0 && !stoppingToken.IsCancellationRequested)
                {
                    ConversationLog.UpkeepFailed(log, e);
                }
            }
        }
    }

    private async Task ListenAsync(bool isBeat, CancellationToken cancellationToken)
    {
        if (live.All.Any())
        {
            var stopping = await turns.StoppingAsync(cancellationToken).ConfigureAwait(false);
            foreach (var answer in live.All.Where(answer => stopping.Contains(answer.Id.Value)))
            {
                answer.Stop(TurnState.Stopped);
            }
        }

        if (isBeat)
        {
            await turns.BeatAsync(cancellationToken).ConfigureAwait(false);
            await InterruptDeadAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task InterruptDeadAsync(CancellationToken cancellationToken)
    {
        var count = await turns.InterruptDeadAsync(Silence, cancellationToken).ConfigureAwait(false);
        if (count > 0)
        {
            ConversationLog.Interrupted(log, count);
        }
    }

    private void Interrupt()
    {
        foreach (var answer in live.All)
        {
            answer.Stop(TurnState.Interrupted);
        }
    }

    private static async Task<bool> WaitAsync(PeriodicTimer timer, CancellationToken cancellationToken)
    {
        try
        {
            return await timer.WaitForNextTickAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }
}
