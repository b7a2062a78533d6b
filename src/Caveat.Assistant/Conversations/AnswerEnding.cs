using Caveat.Assistant.Asking;

namespace Caveat.Assistant.Conversations;

/// <summary>What an answer's end is called.</summary>
internal static class AnswerEnding
{
    /// <summary>Whether the agreement decided, or something failed.</summary>
    public static TurnState StateOf(RefusalView refusal) => refusal switch
    {
        { IsHeld: true } => TurnState.Held,
        // Where no clause permits there is none to name, but the agreement is.
        { IsDecision: true } or { Agreement: not null } or { Status: 403 } => TurnState.Refused,
        _ => TurnState.Failed,
    };

    /// <param name="words">The sentence, a key of the texts.</param>
    public static (TurnState State, RefusalView? Refusal) Failed(RunningAnswer answer, int status, string code, string words) =>
        (TurnState.Failed, new RefusalView(status, code, answer.By.Locale[words]));
}
