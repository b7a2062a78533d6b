using Caveat.Ledger.Checkpoints;

namespace Caveat.Ledger.Witnesses;

/// <summary>
/// Asks witnesses to cosign the log's checkpoints, in the background, and publishes what they sign. No entry waits for
/// it. Thread-safe. Dispose it before the log.
/// </summary>
public sealed class WitnessCollector : IAsyncDisposable
{
    private readonly AppendLog _log;
    private readonly WitnessCollectorOptions _options;
    private readonly IReadOnlyList<WitnessDialogue> _dialogues;
    private readonly Dictionary<WitnessDialogue, Task> _asked = [];
    private readonly CancellationTokenSource _stop = new();
    private readonly Lock _gate = new();
    private long _witnessedSize;
    private DateTimeOffset? _witnessedAt;
    private CosigningRound? _unpublished;
    private string? _trouble;
    private TaskCompletionSource _next = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Task _running = Task.CompletedTask;

    private WitnessCollector(AppendLog log, WitnessCollectorOptions options)
    {
        (_log, _options) = (log, options);
        _dialogues = [.. options.Policy.Witnesses.Where(witness => witness.Url is not null).Select(witness => new WitnessDialogue(
            witness, new WitnessClient(witness, options.TimeProvider, options.Handler?.Invoke(witness)), log.Files, options, log.Latest.Size))];
    }

    /// <summary>
    /// Asks every witness once, then goes on in the background. Call it before anything is appended. Throws
    /// <see cref="LedgerCorruptException"/> when a witness has cosigned what this log does not extend, and
    /// <see cref="IOException"/> when the policy cannot be met or is not about this log.
    /// </summary>
    /// <remarks>
    /// A witness that does not answer does not keep the log from starting: the network may be what failed. Until a
    /// quorum answers nothing new is witnessed, and <see cref="State"/> says so.
    /// </remarks>
    public static async Task<WitnessCollector> OpenAsync(
        AppendLog log, WitnessCollectorOptions options, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(log);
        ArgumentNullException.ThrowIfNull(options);
        CheckPolicy(log, options.Policy);
        var collector = new WitnessCollector(log, options);
        try
        {
            await collector.StartAsync(cancellationToken).ConfigureAwait(false);
            return collector;
        }
        catch
        {
            await collector.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>
    /// Completes true when a checkpoint that covers the entry has a quorum and is published, false when that takes
    /// longer than <paramref name="patience"/> or the collector is disposed.
    /// </summary>
    public async Task<bool> WaitForQuorumAsync(long index, TimeSpan patience, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        using var limit = new CancellationTokenSource(patience, _options.TimeProvider);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, _stop.Token, cancellationToken);
        while (true)
        {
            Task next;
            lock (_gate)
            {
                if (_witnessedSize > index)
                {
                    return true;
                }

                next = _next.Task;
            }

            try
            {
                await next.WaitAsync(either.Token).ConfigureAwait(false);
            }
            catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
            {
                return false;
            }
        }
    }

    /// <summary>How the log stands with its witnesses.</summary>
    public WitnessState State()
    {
        List<WitnessStanding> standings = [.. _dialogues.Select(dialogue => dialogue.Standing)];
        lock (_gate)
        {
            var trouble = standings.FirstOrDefault(standing => standing.IsContradicted)?.Trouble ?? _trouble
                ?? (_running.IsFaulted ? "The witnesses are asked no more because of a fault in the program; start the server again." : null);
            if (_options.Policy.Quorum is not null && (_witnessedAt is not { } at || _options.TimeProvider.GetUtcNow() - at > _options.MaxAge))
            {
                trouble ??= _witnessedAt is { } last
                    ? $"No quorum of witnesses has cosigned the log since '{last:yyyy-MM-dd'T'HH:mm:ss'Z'}'."
                    : "No quorum of witnesses has cosigned the log since the start.";
            }

            return new WitnessState(_witnessedSize, _witnessedAt, standings, trouble);
        }
    }

    /// <summary>Stops asking; requests under way are given up.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_stop.IsCancellationRequested)
        {
            return;
        }

        await _stop.CancelAsync().ConfigureAwait(false);
        await _running.ConfigureAwait(false);
        await Task.WhenAll(_asked.Values).ConfigureAwait(false);
        foreach (var dialogue in _dialogues)
        {
            dialogue.Dispose();
        }
    }

    private static void CheckPolicy(AppendLog log, WitnessPolicy policy)
    {
        if (policy.Logs.Count > 0 && !policy.Logs.Any(listed => listed.Key == log.Key))
        {
            throw new IOException($"The policy of witnesses lists logs, but not this one; add the line 'log {log.Key}'.");
        }

        if (!policy.IsQuorum(policy.Witnesses.Where(witness => witness.Url is not null).Select(witness => witness.Name)))
        {
            throw new IOException($"The quorum '{policy.Quorum}' needs witnesses that have no address in the policy; add their addresses, or ask for fewer.");
        }
    }

    private async Task StartAsync(CancellationToken cancellationToken)
    {
        // 1. What was witnessed before this start counts, unless it is of another history.
        var known = await WitnessedHead.FindAsync(
            _log.Files, _log.Latest, _log.Key, _options.Policy, _options.TimeProvider.GetUtcNow(), maxAge: null, cancellationToken).ConfigureAwait(false);
        switch (known.Outcome)
        {
            case QuorumOutcome.Refused refused:
                throw new LedgerCorruptException($"{refused.Reason} Restore the newer log, or begin a new one with a new key in an empty folder.");
            case QuorumOutcome.Met:
                _witnessedSize = known.Checkpoint.Size;
                break;
        }

        // 2. Every witness, before a new entry can be signed for. Fail closed: one that has seen more, or something
        //    else, is right until shown wrong, because going on would sign a second history.
        var round = new CosigningRound(_log.Latest);
        Ask(round);
        await Task.WhenAll(round.Asked).WaitAsync(cancellationToken).ConfigureAwait(false);
        if (_dialogues.Select(dialogue => dialogue.Standing).FirstOrDefault(standing => standing.IsContradicted) is { } contradicted)
        {
            throw new LedgerCorruptException(contradicted.Trouble!);
        }

        _running = RunAsync();
    }

    private async Task RunAsync()
    {
        using var timer = new PeriodicTimer(_options.Interval, _options.TimeProvider);
        try
        {
            CosigningRound? round = null;
            while (await timer.WaitForNextTickAsync(_stop.Token).ConfigureAwait(false))
            {
                // A round goes on until its quorum is met or nobody is left to answer. Beginning another earlier would
                // let slow witnesses sign different heads for ever, and none would have a quorum. Whoever answers later
                // still adds to the round that it was asked in.
                PublishAgain();
                round = round is null || round.IsOver ? new CosigningRound(_log.Latest) : round;
                Ask(round);
            }
        }
        catch (OperationCanceledException)
        {
            // Disposed.
        }
    }

    private void Ask(CosigningRound round)
    {
        foreach (var dialogue in _dialogues)
        {
            if ((!_asked.TryGetValue(dialogue, out var before) || before.IsCompleted) && dialogue.IsDue(round.Head))
            {
                round.Asked.Add(_asked[dialogue] = AskAsync(dialogue, round));
            }
        }

        if (_options.Policy.Quorum is null)
        {
            lock (_gate)
            {
                Advance(round.Head);
            }
        }
    }

    private async Task AskAsync(WitnessDialogue dialogue, CosigningRound round)
    {
        try
        {
            if (await dialogue.AskAsync(round.Head, _stop.Token).ConfigureAwait(false) is { } signature)
            {
                lock (_gate)
                {
                    round.Add(signature);
                    Publish(round);
                }
            }
        }
        catch (OperationCanceledException)
        {
            // Disposed.
        }
    }

    private void PublishAgain()
    {
        lock (_gate)
        {
            if (_unpublished is { } round)
            {
                Publish(round);
            }
        }
    }

    private void Publish(CosigningRound round)
    {
        var isMet = _options.Policy.Evaluate(round.Head, _options.TimeProvider.GetUtcNow(), _options.MaxAge) is QuorumOutcome.Met;
        try
        {
            // Never back: a late answer to an earlier round is published only where nothing larger is.
            _log.Cosign(round.Head, hasQuorum: isMet && round.Head.Size >= _witnessedSize);
            (_unpublished, _trouble) = (null, null);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Fail closed: a quorum that nobody else can see is none. The next turn tries again.
            _unpublished = round;
            _trouble = $"Cosignatures cannot be published: {e.Message}";
            return;
        }

        if (isMet)
        {
            round.HasQuorum = true;
            Advance(round.Head);
        }
    }

    private void Advance(SignedCheckpoint witnessed)
    {
        if (witnessed.Size < _witnessedSize)
        {
            return;
        }

        (_witnessedSize, _witnessedAt) = (witnessed.Size, _options.TimeProvider.GetUtcNow());
        _next.SetResult();
        _next = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
