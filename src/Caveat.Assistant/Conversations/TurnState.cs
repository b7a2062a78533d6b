namespace Caveat.Assistant.Conversations;

/// <summary>How far a turn has come. A person's turn is queued or done.</summary>
public enum TurnState : byte
{
    /// <summary>Waits until the answer before it has ended.</summary>
    Queued = 0,

    /// <summary>Text is arriving.</summary>
    Streaming = 1,
    Done = 2,

    /// <summary>The person stopped it; what had arrived is kept.</summary>
    Stopped = 3,

    /// <summary>The agreement or an order refused it, before or within the answer: the card says which.</summary>
    Refused = 4,

    /// <summary>People are asked first.</summary>
    Held = 5,

    /// <summary>The model, the network or the disk failed: what had arrived is kept, and the card says what happened.</summary>
    Failed = 6,

    /// <summary>The server restarted while text was arriving; what had arrived is kept.</summary>
    Interrupted = 7,
}
