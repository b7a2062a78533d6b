using Caveat.Agreements;

namespace Caveat.Gateway.Storage.Submissions;

/// <summary>A row of the table <c>instruments</c>, as SQL reads and writes it.</summary>
internal sealed class InstrumentRow
{
    public const string Columns = """
        digest, kind, id, version, envelope, state, reason, submitted_by AS SubmittedBy, submitted_person AS SubmittedPerson,
        submitted_at AS SubmittedAt, confirmed_by AS ConfirmedBy, accepted_at AS AcceptedAt, entry_index AS EntryIndex,
        withdrawn_by AS WithdrawnBy, withdrawn_at AS WithdrawnAt, withdrawn_reason AS WithdrawnReason
        """;

    public string Digest { get; set; } = "";

    public string Kind { get; set; } = "";

    public string Id { get; set; } = "";

    public long Version { get; set; }

    public byte[] Envelope { get; set; } = [];

    public string State { get; set; } = "";

    public string Reason { get; set; } = "";

    public string SubmittedBy { get; set; } = "";

    public string? SubmittedPerson { get; set; }

    public long SubmittedAt { get; set; }

    public string? ConfirmedBy { get; set; }

    public long? AcceptedAt { get; set; }

    public long? EntryIndex { get; set; }

    public string? WithdrawnBy { get; set; }

    public long? WithdrawnAt { get; set; }

    public string? WithdrawnReason { get; set; }

    public static InstrumentRow Of(StoredInstrument instrument) => new()
    {
        Digest = instrument.Digest.Value,
        Kind = StoredWord.Of(instrument.Kind),
        Id = instrument.Id,
        Version = instrument.Version,
        Envelope = instrument.Envelope.ToArray(),
        Reason = instrument.Reason,
        SubmittedBy = instrument.SubmittedBy.Name,
        SubmittedPerson = instrument.SubmittedBy.Person?.Value,
        SubmittedAt = instrument.SubmittedAt.ToUnixTimeMilliseconds(),
    };

    public StoredInstrument ToInstrument() => new()
    {
        Digest = AgreementDigest.Parse(Digest),
        Kind = StoredWord.Parse<InstrumentKind>(Kind),
        Id = Id,
        Version = (int)Version,
        Envelope = Envelope,
        Reason = Reason,
        SubmittedBy = Actor.Stored(SubmittedBy, SubmittedPerson),
        SubmittedAt = DateTimeOffset.FromUnixTimeMilliseconds(SubmittedAt),
        State = StoredWord.Parse<InstrumentState>(State),
        ConfirmedBy = ConfirmedBy,
        AcceptedAt = Time(AcceptedAt),
        EntryIndex = EntryIndex,
        WithdrawnBy = WithdrawnBy,
        WithdrawnAt = Time(WithdrawnAt),
        WithdrawnReason = WithdrawnReason,
    };

    private static DateTimeOffset? Time(long? stored) => stored is { } at ? DateTimeOffset.FromUnixTimeMilliseconds(at) : null;
}
