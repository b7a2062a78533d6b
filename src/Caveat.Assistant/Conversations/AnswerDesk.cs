using Caveat.Assistant.Access;
using Caveat.Assistant.Storage;

namespace Caveat.Assistant.Conversations;

/// <summary>Asks models and owns the answers while they arrive: a page may go and come back.</summary>
/// <remarks>Thread-safe. An answer is written to the store as it arrives, at most half a second behind; a crash loses no more.</remarks>
public sealed class AnswerDesk
{
    /// <summary>Asks at the end of the branch that is shown; while an answer streams there, the turn is queued.</summary>
    /// <returns>Null where there is no such conversation.</returns>
    public Task<AskResult?> AskAsync(SignedIn by, RowId conversation, string text, IReadOnlyList<RowId> documents, string? model, CancellationToken cancellationToken) => throw new NotImplementedException();

    /// <summary>Asks again with other words: a new branch beside a person's turn.</summary>
    public Task<AskResult?> EditAsync(SignedIn by, RowId conversation, RowId turn, string text, string? model, CancellationToken cancellationToken) => throw new NotImplementedException();

    /// <summary>Answers a person's turn once more: a new branch beside the answer.</summary>
    public Task<AskResult?> RegenerateAsync(SignedIn by, RowId conversation, RowId answer, string? model, CancellationToken cancellationToken) => throw new NotImplementedException();

    /// <summary>Stops an answer here and at the vendor; what has arrived is kept.</summary>
    public Task<bool> StopAsync(SignedIn by, RowId conversation, RowId answer, CancellationToken cancellationToken) => throw new NotImplementedException();

    /// <summary>Takes a queued turn back.</summary>
    public Task<bool> UnqueueAsync(SignedIn by, RowId conversation, RowId turn, CancellationToken cancellationToken) => throw new NotImplementedException();

    /// <summary>An answer's progress, from where it stands now until it ends: each item is the whole text so far with the state, newest only (a slow reader skips, and loses nothing).</summary>
    /// <returns>Empty where there is no such answer for this owner.</returns>
    public IAsyncEnumerable<AnswerProgress> FollowAsync(OwnerId owner, RowId answer, CancellationToken cancellationToken) => throw new NotImplementedException();
}
