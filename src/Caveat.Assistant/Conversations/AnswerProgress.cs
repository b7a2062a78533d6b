namespace Caveat.Assistant.Conversations;

/// <summary>How far an answer has come. The offset of its end is the length of its text.</summary>
/// <param name="Next">The turn that a queued question now streams into, once this answer has ended; null where nothing was queued.</param>
public sealed record AnswerProgress(Turn Answer, Storage.RowId? Next = null);
