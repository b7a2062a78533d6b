using Caveat.Agreements.Evaluation;
using Caveat.Gateway.Callers;
using Caveat.Gateway.Exchanges;
using Caveat.Gateway.Storage;
using Caveat.Gateway.Storage.Submissions;
using Caveat.Ledger;

namespace Caveat.Gateway.Governing;

/// <summary>Records what people do to the instruments, and which set decides from when on. No names and no words: commitments to them.</summary>
public sealed class GovernanceEntries(AppendLog log, TimeProvider time)
{
    /// <summary>How long a confirmation waits for witnesses.</summary>
    private static readonly TimeSpan WitnessPatience = TimeSpan.FromSeconds(20);

    /// <summary>Completes true when as many witnesses as are configured have signed a checkpoint that covers the entry; at once where none are.</summary>
    public Func<long, TimeSpan, CancellationToken, Task<bool>>? Quorum { get; init; }

    /// <returns>The entry's index, when it is durable.</returns>
    public async Task<long> ActAsync(string act, StoredInstrument instrument, Caller by, string reason, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return await log.AppendAsync(WriteAct(act, instrument, by, reason)).ConfigureAwait(false);
    }

    /// <summary>From this entry on, the log's decisions are made by this set.</summary>
    public async Task SetAsync(Instruments instruments, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        await log.AppendAsync(WriteSet(instruments)).ConfigureAwait(false);
    }

    public async Task<bool> IsWitnessedAsync(long index, CancellationToken cancellationToken) =>
        Quorum is null || await Quorum(index, WitnessPatience, cancellationToken).ConfigureAwait(false);

    private byte[] WriteAct(string act, StoredInstrument instrument, Caller by, string reason) =>
        ActEntry.Write("instrument", by, reason, time.GetUtcNow(), (json, _) =>
        {
            json.WriteString("act"u8, act);
            json.WriteString("kind"u8, StoredWord.Of(instrument.Kind));
            json.WriteString("instrument"u8, instrument.Id);
            json.WriteNumber("version"u8, instrument.Version);
            json.WriteString("digest"u8, instrument.Digest.Value);
        });

    private byte[] WriteSet(Instruments instruments)
    {
        var writer = EntryWriter.Start();
        var json = writer.Json;
        json.WriteStartObject();
        json.WriteNumber("v"u8, 1);
        json.WriteString("type"u8, "instruments"u8);
        json.WriteString("time"u8, time.GetUtcNow().UtcDateTime);
        json.WriteString("set"u8, instruments.Digest.Value);
        json.WriteStartArray("digests"u8);
        foreach (var digest in instruments.Digests)
        {
            json.WriteStringValue(digest.Value);
        }

        json.WriteEndArray();
        json.WriteEndObject();
        return writer.Written.ToArray();
    }
}
