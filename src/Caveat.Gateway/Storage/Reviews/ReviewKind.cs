namespace Caveat.Gateway.Storage.Reviews;

/// <summary>What is asked of the reviewer.</summary>
public enum ReviewKind
{
    /// <summary>Whether a prompt may go to a model.</summary>
    Prompt,

    /// <summary>Whether an answer, or a tool call in it, may be released.</summary>
    Answer,

    /// <summary>Whether a refusal was right; approving it releases nothing.</summary>
    Appeal,
}
