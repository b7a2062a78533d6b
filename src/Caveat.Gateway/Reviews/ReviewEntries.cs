using Caveat.Agreements.Rules;
using Caveat.Gateway.Callers;
using Caveat.Gateway.Exchanges;
using Caveat.Gateway.Storage;
using Caveat.Gateway.Storage.Reviews;
using Caveat.Ledger;

namespace Caveat.Gateway.Reviews;

/// <summary>Records what happens to reviews. No names, no words and no content: commitments to them (docs/reference/ledger.md).</summary>
internal sealed class ReviewEntries(AppendLog log, TimeProvider time)
{
    /// <summary>Completes when the entry is durable.</summary>
    /// <param name="by">Who acts; null where time does.</param>
    /// <param name="content">The commitment to the content, as the exchange's decision holds it; empty where the event has none.</param>
    public async Task AppendAsync(
        ReviewEvent happened, Review review, Caller? by, ReviewRole? role = null, ReviewVerdict? verdict = null, ReadOnlyMemory<byte> content = default) =>
        await log.AppendAsync(Write(happened, review, by, role, verdict, content.Span)).ConfigureAwait(false);

    private byte[] Write(ReviewEvent happened, Review review, Caller? by, ReviewRole? role, ReviewVerdict? verdict, ReadOnlySpan<byte> content)
    {
        var writer = EntryWriter.Start();
        var json = writer.Json;
        json.WriteStartObject();
        json.WriteNumber("v"u8, 1);
        json.WriteString("type"u8, "review"u8);
        json.WriteString("event"u8, StoredWord.Of(happened));
        json.WriteString("id"u8, review.Id.ToString());
        json.WriteString("time"u8, time.GetUtcNow().UtcDateTime);
        json.WriteString("exchange"u8, review.Exchange.ToString());
        json.WriteString("kind"u8, StoredWord.Of(review.Kind));
        json.WriteString("agreement"u8, review.Agreement.Value);
        json.WriteNumber("version"u8, review.Version);
        json.WriteStartArray("clauses"u8);
        foreach (var clause in review.Clauses)
        {
            json.WriteStringValue(clause.ToString());
        }

        json.WriteEndArray();
        if (verdict is { } says)
        {
            json.WriteString("verdict"u8, StoredWord.Of(says));
        }

        if (role is { } inRole)
        {
            json.WriteString("role"u8, StoredWord.Of(inRole));
        }

        if (by is not null)
        {
            // Salted with the actor's own key: two cases of one reviewer cannot be told to be so, and destroying the key erases.
            json.WriteString("by"u8, Convert.ToHexStringLower(new Commitments(by, review.Id.AsSalt()).Subject));
        }

        if (!content.IsEmpty)
        {
            json.WriteString("content"u8, Convert.ToHexStringLower(content));
        }

        json.WriteEndObject();
        return writer.Written.ToArray();
    }
}
