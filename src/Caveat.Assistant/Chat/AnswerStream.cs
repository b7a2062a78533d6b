using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Caveat.Assistant.Conversations;
using Caveat.Assistant.Documents;
using Microsoft.AspNetCore.Http;

namespace Caveat.Assistant.Chat;

/// <summary>Writes an answer to a reader as server-sent events: only the blocks that the reader does not have.</summary>
/// <param name="render">The HTML of each block of a text.</param>
/// <param name="plain">The text without marks.</param>
internal sealed class AnswerStream(
    Func<string, IReadOnlyList<Source>, IReadOnlyList<string>> render, Func<string, string> plain, TimeProvider time)
{
    private const int MostPlain = 1500;

    // A proxy may close what is silent, and the script takes a connection that is silent for longer as lost.
    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(10);

    /// <param name="from">The length of the text that the reader has.</param>
    /// <returns>False where there is no such answer; nothing was written then.</returns>
    public async Task<bool> WriteAsync(HttpResponse response, IAsyncEnumerable<AnswerProgress> progress, int from, CancellationToken cancellationToken)
    {
        await using var items = progress.GetAsyncEnumerator(cancellationToken);
        if (!await items.MoveNextAsync().ConfigureAwait(false))
        {
            return false;
        }

        response.ContentType = "text/event-stream";
        response.Headers.CacheControl = "no-store";
        response.Headers["X-Accel-Buffering"] = "no";
        var known = Known(items.Current.Answer, from);
        // One clock a reader: a delay a step would leave hundreds of timers behind each of them.
        using var silence = new PeriodicTimer(Silence, time);
        var tick = silence.WaitForNextTickAsync(CancellationToken.None).AsTask();
        AnswerProgress last;
        do
        {
            last = items.Current;
            known = await ShowAsync(response, last.Answer, known, cancellationToken).ConfigureAwait(false);
            if (last.Answer.State is TurnState.Streaming)
            {
                await Task.Delay(Pace(last.Answer.Content.Text.Length), time, cancellationToken).ConfigureAwait(false);
            }
        }
        while (await NextAsync().ConfigureAwait(false));

        if (last.Answer.State is not TurnState.Streaming)
        {
            var text = plain(last.Answer.Content.Text);
            var end = new StreamEnd(Word(last.Answer.State), text.Length > MostPlain ? text[..MostPlain] : text, last.Next?.Value);
            await SendAsync(response, "end", end, ChatJson.Wire.StreamEnd, cancellationToken).ConfigureAwait(false);
        }

        return true;

        async Task<bool> NextAsync()
        {
            var next = items.MoveNextAsync().AsTask();
            // The enumerator may not be disposed while it moves: a reader who leaves cancels the move and no write, and the move is awaited.
            while (await Task.WhenAny(next, tick).ConfigureAwait(false) != next)
            {
                tick = silence.WaitForNextTickAsync(CancellationToken.None).AsTask();
                await response.WriteAsync(":\n\n", CancellationToken.None).ConfigureAwait(false);
                await response.Body.FlushAsync(CancellationToken.None).ConfigureAwait(false);
            }

            return await next.ConfigureAwait(false);
        }
    }

    public static string Word(TurnState state) => state.ToString().ToLowerInvariant();

    // INVARIANT: rendering is a function of the text, so what a reader has after N characters is the rendering of the first N.
    // After a restart the text may be shorter than what the reader saw: then everything is sent anew.
    private IReadOnlyList<string> Known(Turn answer, int from) =>
        from > 0 && from <= answer.Content.Text.Length ? render(answer.Content.Text[..from], answer.Content.Sources) : [];

    private async Task<IReadOnlyList<string>> ShowAsync(HttpResponse response, Turn answer, IReadOnlyList<string> known, CancellationToken cancellationToken)
    {
        var blocks = render(answer.Content.Text, answer.Content.Sources);
        var first = 0;
        while (first < blocks.Count && first < known.Count && blocks[first] == known[first])
        {
            first++;
        }

        if (first < blocks.Count || blocks.Count < known.Count)
        {
            var news = new StreamProgress(answer.Content.Text.Length, first, [.. blocks.Skip(first)], Word(answer.State));
            await SendAsync(response, "progress", news, ChatJson.Wire.StreamProgress, cancellationToken).ConfigureAwait(false);
        }

        return blocks;
    }

    // The whole text is rendered for each event, so a long answer is shown in longer steps.
    private static TimeSpan Pace(int length) => TimeSpan.FromMilliseconds(Math.Clamp(length / 200, 50, 250));

    private static async Task SendAsync<T>(HttpResponse response, string name, T data, JsonTypeInfo<T> form, CancellationToken cancellationToken)
    {
        await response.WriteAsync($"event: {name}\ndata: {JsonSerializer.Serialize(data, form)}\n\n", cancellationToken).ConfigureAwait(false);
        await response.Body.FlushAsync(cancellationToken).ConfigureAwait(false);
    }
}
