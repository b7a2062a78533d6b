using Caveat.Assistant.Storage;
using Dapper;

namespace Caveat.Assistant.Conversations;

/// <content>Search: everything is opened and read, because an index would be the content once more, and unsealed.</content>
public sealed partial class ConversationStore
{
    /// <summary>Full-text search over titles and turns: every word of the query occurs, whatever its case or accents. Newest first.</summary>
    /// <remarks>A title is found as the turn at the end of its conversation.</remarks>
    public async Task<IReadOnlyList<SearchHit>> SearchAsync(OwnerId owner, string query, int most, CancellationToken cancellationToken)
    {
        var wanted = SearchText.Of(query);
        if (wanted.IsEmpty || most <= 0)
        {
            return [];
        }

        var values = new { Owner = owner.Value };
        var conversations = (await OpenAllAsync(
            owner,
            await _database.QueryAsync<ConversationRow>($"SELECT {ConversationRow.Columns} FROM conversations WHERE owner = @Owner", values, cancellationToken).ConfigureAwait(false),
            cancellationToken).ConfigureAwait(false)).ToDictionary(conversation => conversation.Id.Value);
        List<(DateTimeOffset Time, SearchHit Hit)> hits =
        [
            .. from conversation in conversations.Values
               where conversation.Leaf is not null
               let excerpt = wanted.Find(conversation.Title)
               where excerpt is not null
               select (conversation.Updated, new SearchHit(conversation, conversation.Leaf!.Value, excerpt.Text, excerpt.HitStart, excerpt.HitLength)),
        ];

        // Row by row: what is found ends the reading, and the whole state of an owner is never in memory at once.
        await _database.ReadAsync(
            async connection =>
            {
                var left = most;
                var rows = connection.QueryUnbufferedAsync<TurnRow>($"SELECT {TurnRow.Columns} FROM turns WHERE owner = @Owner ORDER BY created DESC, number DESC", values);
                await foreach (var row in rows.WithCancellation(cancellationToken).ConfigureAwait(false))
                {
                    var text = SealedJson.TextOf(await _seal.OpenAsync(owner, $"turn/{row.Id}", row.Content, cancellationToken).ConfigureAwait(false));
                    if (wanted.Find(text) is { } excerpt && conversations.TryGetValue(row.Conversation, out var conversation))
                    {
                        hits.Add((DateTimeOffset.FromUnixTimeMilliseconds(row.Created), new SearchHit(conversation, RowId.Parse(row.Id), excerpt.Text, excerpt.HitStart, excerpt.HitLength)));
                        if (--left == 0)
                        {
                            break;
                        }
                    }
                }

                return left;
            },
            cancellationToken).ConfigureAwait(false);
        return [.. hits.OrderByDescending(hit => hit.Time).Take(most).Select(hit => hit.Hit)];
    }
}
