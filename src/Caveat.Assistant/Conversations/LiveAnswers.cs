using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using Caveat.Assistant.Storage;

namespace Caveat.Assistant.Conversations;

/// <summary>The answers that arrive in this server, or have ended and are not stored yet: here they are newer than in the store.</summary>
internal sealed class LiveAnswers
{
    private readonly ConcurrentDictionary<RowId, RunningAnswer> _answers = new();

    public IEnumerable<RunningAnswer> All => _answers.Values;

    public void Add(RunningAnswer answer) => _answers[answer.Id] = answer;

    public void Remove(RunningAnswer answer) => _answers.TryRemove(answer.Id, out _);

    public bool TryFind(OwnerId owner, RowId id, [NotNullWhen(true)] out RunningAnswer? answer) =>
        _answers.TryGetValue(id, out answer) && answer.By.Owner == owner;

    /// <summary>The turn as it stands here, where it is newer than what was read.</summary>
    public Turn Newest(OwnerId owner, Turn turn) => TryFind(owner, turn.Id, out var answer) ? answer.Look().Progress.Answer : turn;
}
