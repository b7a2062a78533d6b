using Caveat.Assistant.Asking;
using Caveat.Assistant.Documents;
using Caveat.Assistant.Storage;

namespace Caveat.Assistant.Conversations;

/// <summary>What a turn says and carries: sealed as JSON under its owner's key. All of it, and only it, is content.</summary>
public sealed record TurnContent
{
    /// <summary>The person's words, or the answer's text so far.</summary>
    public required string Text { get; init; }

    /// <summary>Documents that came with a person's turn.</summary>
    public IReadOnlyList<RowId> Documents { get; init; } = [];

    /// <summary>The passages that were given to the model with the question; an answer cites them by number.</summary>
    public IReadOnlyList<Source> Sources { get; init; } = [];

    public string? Model { get; init; }

    public string? Vendor { get; init; }

    /// <summary>The receipt's id, from the header <c>Caveat-Receipt</c>.</summary>
    public string? Receipt { get; init; }

    /// <summary>The exchange's label, from the header <c>Caveat-Label</c>: <c>UNMARKED</c> or a marking.</summary>
    public string? Label { get; init; }

    public string? Agreement { get; init; }

    public int? AgreementVersion { get; init; }

    /// <summary>The header <c>Caveat-Notice</c>: an order in wind-down.</summary>
    public string? Notice { get; init; }

    /// <summary>Why it is refused, held or failed.</summary>
    public RefusalView? Refusal { get; init; }
}
