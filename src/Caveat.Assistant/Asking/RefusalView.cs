namespace Caveat.Assistant.Asking;

/// <summary>A refusal, a hold or a failure as the gateway's error body tells it: what a card shows.</summary>
/// <param name="Status">The HTTP status; 0 where the gateway could not be reached.</param>
public sealed record RefusalView(
    int Status,
    string Code,
    string Message,
    string? Clause = null,
    string? ClauseText = null,
    string? Enforcement = null,
    string? Agreement = null,
    int? AgreementVersion = null,
    string? Receipt = null,
    string? Review = null,
    string? AppealUrl = null,
    string? Order = null,
    string? FoundIn = null,
    string? Label = null,
    string? Marking = null)
{
    /// <summary>Whether people are asked first; else it is refused or failed.</summary>
    public bool IsHeld => Code == "held";

    /// <summary>Whether the agreement or an order decided it; else something failed.</summary>
    public bool IsDecision => Clause is not null || Order is not null;
}
