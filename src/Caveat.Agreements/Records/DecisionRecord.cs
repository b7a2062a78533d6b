using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using Caveat.Agreements.Evaluation;
using Caveat.Agreements.Orders;

namespace Caveat.Agreements.Records;

/// <summary>A decision as the ledger keeps it: facts, clauses and commitments, no content. One line of JSON (docs/reference/decisions.md).</summary>
public readonly record struct DecisionRecord
{
    public required string ExchangeId { get; init; }

    public required AgreementVersion Agreement { get; init; }

    /// <summary>The other agreements that took part, by id.</summary>
    public required ImmutableArray<AgreementVersion> Others { get; init; }

    /// <summary>The digest of the instruments that decided; the default value where they were one agreement alone.</summary>
    public required AgreementDigest Instruments { get; init; }

    /// <summary>The API surface, <c>openai.chat</c>.</summary>
    public required string Surface { get; init; }

    public required ExchangePhase Phase { get; init; }

    /// <summary>Their time is the record's time.</summary>
    public required ExchangeFacts Facts { get; init; }

    public required DecisionOutcome Outcome { get; init; }

    public required DecisionReason Reason { get; init; }

    /// <summary>Those of the deciding agreement first.</summary>
    public required ImmutableArray<ClauseReference> Clauses { get; init; }

    /// <summary>The order that refused; null where none did.</summary>
    public required OrderReference? Order { get; init; }

    /// <summary>The waivers that were used.</summary>
    public required ImmutableArray<RecordedWaiver> Waivers { get; init; }

    /// <summary>A salted commitment to the caller; empty where there is none.</summary>
    public required ReadOnlyMemory<byte> Subject { get; init; }

    /// <summary>A salted commitment to the text that was decided on; empty where there is none.</summary>
    public required ReadOnlyMemory<byte> Prompt { get; init; }

    /// <summary>Writes a decision's record without allocating; reset and reuse the writer.</summary>
    /// <remarks>The commitments to subject and prompt have at most 64 bytes each, and may be empty.</remarks>
    public static void Write(
        Utf8JsonWriter writer,
        string exchangeId,
        string surface,
        ExchangePhase phase,
        in ExchangeFacts facts,
        Decision decision,
        ReadOnlySpan<byte> subject,
        ReadOnlySpan<byte> prompt) => DecisionWriter.Write(writer, exchangeId, surface, phase, facts, decision, subject, prompt);

    /// <summary>Reads an entry; false with a sentence when it is not a decision or not one that this version of Caveat wrote.</summary>
    public static bool TryRead(ReadOnlyMemory<byte> entry, out DecisionRecord record, [NotNullWhen(false)] out string? error) =>
        DecisionParser.TryRead(entry, out record, out error);
}
