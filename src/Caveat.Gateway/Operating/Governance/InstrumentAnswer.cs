namespace Caveat.Gateway.Operating.Governance;

/// <summary>One document: what it is, who brought it, when it takes effect, and on request its text.</summary>
/// <param name="State"><c>configured</c>, <c>submitted</c>, <c>accepted</c> or <c>withdrawn</c>.</param>
/// <param name="Effective">From when it decides, UTC; absent where it cannot be told.</param>
/// <param name="Confirm">Who must act next; absent where nobody must.</param>
/// <param name="Text">The signed bytes, as text.</param>
/// <param name="Envelope">The DSSE envelope, as text.</param>
internal sealed record InstrumentAnswer(
    string Kind,
    string Id,
    int Version,
    string Digest,
    string State,
    DateTime? Effective,
    string? SubmittedBy = null,
    DateTime? SubmittedAt = null,
    string? Reason = null,
    string? ConfirmedBy = null,
    DateTime? AcceptedAt = null,
    string? WithdrawnBy = null,
    string? Confirm = null,
    string? Text = null,
    string? Envelope = null);
