using System.Text;
using Caveat.Assistant.Access;
using Caveat.Assistant.Storage;

namespace Caveat.Assistant.Conversations;

/// <summary>An answer while it arrives in this server: its text so far, who follows it, and the way to stop it.</summary>
/// <remarks>Thread-safe: one writer, any number of readers.</remarks>
internal sealed class RunningAnswer(SignedIn by, Turn turn) : IDisposable
{
    private readonly Lock _lock = new();
    private readonly StringBuilder _text = new(turn.Content.Text);
    private readonly CancellationTokenSource _stop = new();
    private readonly TaskCompletionSource _kept = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private AnswerProgress _progress = new(turn);
    private TurnState? _stopAs;
    private bool _isStale;
    private TaskCompletionSource? _waiting;

    public SignedIn By { get; } = by;

    public RowId Id => turn.Id;

    public RowId Conversation => turn.Conversation;

    /// <summary>Ends the asking.</summary>
    public CancellationToken Stopping => _stop.Token;

    /// <summary>Why the asking was ended from here; null where it was not.</summary>
    public TurnState? StopAs
    {
        get
        {
            lock (_lock)
            {
                return _stopAs;
            }
        }
    }

    /// <summary>Completes when the answer has ended and is stored.</summary>
    public Task Kept => _kept.Task;

    public void Append(string text)
    {
        TaskCompletionSource? waiting;
        lock (_lock)
        {
            _text.Append(text);
            waiting = Changed();
        }

        waiting?.SetResult();
    }

    /// <summary>Changes what the answer carries beside its text.</summary>
    public void Carry(Func<TurnContent, TurnContent> change)
    {
        TaskCompletionSource? waiting;
        lock (_lock)
        {
            _progress = _progress with { Answer = _progress.Answer with { Content = change(_progress.Answer.Content) } };
            waiting = Changed();
        }

        waiting?.SetResult();
    }

    /// <summary>The answer has ended: nobody waits for it any longer.</summary>
    public void End(AnswerProgress last)
    {
        TaskCompletionSource? waiting;
        lock (_lock)
        {
            _progress = last;
            _text.Clear().Append(last.Answer.Content.Text);
            waiting = Changed();
        }

        waiting?.SetResult();
    }

    public void MarkKept() => _kept.TrySetResult();

    /// <summary>The answer so far, and a task that completes when there is more: taken together, so that no change is missed.</summary>
    public (AnswerProgress Progress, Task Changed) Look()
    {
        lock (_lock)
        {
            if (_isStale)
            {
                // Once for all readers of the same moment.
                _progress = _progress with { Answer = _progress.Answer with { Content = _progress.Answer.Content with { Text = _text.ToString() } } };
                _isStale = false;
            }

            // Made only where somebody looks: most pieces of text come while nobody waits.
            _waiting ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            return (_progress, _waiting.Task);
        }
    }

    /// <summary>Ends the asking; the first reason stands.</summary>
    public void Stop(TurnState reason)
    {
        lock (_lock)
        {
            if (_stopAs is not null)
            {
                return;
            }

            _stopAs = reason;
        }

        try
        {
            _stop.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // It ended by itself at the same moment.
        }
    }

    public void Dispose() => _stop.Dispose();

    /// <returns>Those who wait for a change, to be told outside the lock.</returns>
    private TaskCompletionSource? Changed()
    {
        _isStale = true;
        (var waiting, _waiting) = (_waiting, null);
        return waiting;
    }
}
