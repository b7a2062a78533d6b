using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using Caveat.Assistant.Chat;
using Caveat.Assistant.Conversations;
using Caveat.Assistant.Storage;
using Caveat.Assistant.Tests.Conversations;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.AspNetCore.Http;

namespace Caveat.Assistant.Tests.Chat;

public sealed class AnswerStreamTests
{
    private static readonly RowId Id = RowId.New();

    private readonly AnswerStream _stream = new((text, _) => Blocks(text), text => text, TimeProvider.System);

    // Paragraphs as blocks: as with Markdown, arriving text changes only the last ones.
    private static string[] Blocks(string text) => text.Length == 0 ? [] : [.. text.Split("\n\n").Select(part => $"<p>{part}</p>")];

    private static AnswerProgress Progress(string text, TurnState state = TurnState.Streaming) =>
        new(new Turn(Id, Id, null, Speaker.Assistant, state, DateTimeOffset.UnixEpoch, new TurnContent { Text = text }));

    private static async IAsyncEnumerable<AnswerProgress> Steps(IEnumerable<AnswerProgress> steps, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        foreach (var step in steps)
        {
            await Task.Yield();
            cancellationToken.ThrowIfCancellationRequested();
            yield return step;
        }
    }

    private async Task<List<(string Name, JsonElement Data)>> ReadAsync(int from, params AnswerProgress[] steps)
    {
        using var body = new MemoryStream();
        var http = new DefaultHttpContext { Response = { Body = body } };
        Assert.True(await _stream.WriteAsync(http.Response, Steps(steps), from, CancellationToken.None));
        return [.. Encoding.UTF8.GetString(body.ToArray()).Split("\n\n", StringSplitOptions.RemoveEmptyEntries).Select(Parse)];
    }

    private static (string, JsonElement) Parse(string text)
    {
        var lines = text.Split('\n');
        return (lines[0]["event: ".Length..], JsonDocument.Parse(lines[1]["data: ".Length..]).RootElement);
    }

    /// <summary>What the page's script does with an event.</summary>
    private static void Apply(List<string> page, JsonElement progress)
    {
        var first = progress.GetProperty("first").GetInt32();
        page.RemoveRange(first, page.Count - first);
        page.AddRange(progress.GetProperty("html").EnumerateArray().Select(block => block.GetString()!));
    }

    [Fact]
    public async Task Only_the_blocks_that_changed_are_sent()
    {
        var events = await ReadAsync(0, Progress("one"), Progress("one\n\ntw"), Progress("one\n\ntwo", TurnState.Done));
        Assert.Equal([("progress", 0), ("progress", 1), ("progress", 1)], events.SkipLast(1).Select(item => (item.Name, item.Data.GetProperty("first").GetInt32())));
    }

    [Fact]
    public async Task A_reader_that_comes_back_gets_what_it_lacks()
    {
        var events = await ReadAsync("one\n\nt".Length, Progress("one\n\ntwo"), Progress("one\n\ntwo", TurnState.Done));
        var progress = Assert.Single(events, item => item.Name == "progress").Data;
        Assert.Equal((1, "<p>two</p>"), (progress.GetProperty("first").GetInt32(), progress.GetProperty("html")[0].GetString()));
    }

    [Fact]
    public async Task A_reader_that_saw_more_than_was_kept_gets_everything_anew()
    {
        var events = await ReadAsync(100, Progress("one\n\ntwo", TurnState.Interrupted));
        Assert.Equal(0, events[0].Data.GetProperty("first").GetInt32());
        Assert.Equal("interrupted", events[^1].Data.GetProperty("state").GetString());
    }

    [Fact]
    public async Task The_end_brings_the_text_for_screen_readers_cut_and_the_answer_that_follows()
    {
        var next = RowId.New();
        var events = await ReadAsync(0, Progress(new string('a', 5000), TurnState.Done) with { Next = next });
        var (name, end) = events[^1];
        Assert.Equal(("end", 1500, next.Value), (name, end.GetProperty("plain").GetString()!.Length, end.GetProperty("next").GetString()));
    }

    [Fact]
    public async Task Text_that_ends_lines_cannot_end_an_event()
    {
        var events = await ReadAsync(0, Progress("a\nevent: end\ndata: {}\n\nb\r\n", TurnState.Done));
        Assert.Equal(["progress", "end"], events.Select(item => item.Name));
    }

    [Fact]
    public async Task A_reader_who_waits_hears_that_the_connection_lives()
    {
        var heard = new TaskCompletionSource();
        using var body = new HeardStream(heard);
        var http = new DefaultHttpContext { Response = { Body = body } };
        var stream = new AnswerStream((text, _) => Blocks(text), text => text, new HastyClock());

        async IAsyncEnumerable<AnswerProgress> UntilHeard()
        {
            yield return Progress("one");
            await heard.Task;
            yield return Progress("one", TurnState.Done);
        }

        Assert.True(await stream.WriteAsync(http.Response, UntilHeard(), 0, CancellationToken.None));
        Assert.Contains("\n\n:\n\n", Encoding.UTF8.GetString(body.ToArray()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_is_written_for_an_answer_that_is_not_there() =>
        Assert.False(await _stream.WriteAsync(new DefaultHttpContext().Response, Steps([]), 0, CancellationToken.None));

    [Fact]
    public void However_text_arrives_and_wherever_a_reader_reconnects_the_page_ends_with_the_whole_answer() => Prop.ForAll(
        Gen.Elements("a", "b ", "\n", "\n\n", "é", "😀").ListOf().Select(parts => string.Concat(parts)).ToArbitrary(),
        ArbMap.Default.ArbFor<uint>(),
        ArbMap.Default.ArbFor<uint>(),
        (text, seen, now) =>
        {
            // The reader has a prefix, the server has come further, and the rest arrives at once.
            var to = (int)(now % (uint)(text.Length + 1));
            var from = (int)(seen % (uint)(to + 1));
            List<string> page = [.. Blocks(text[..from])];
            foreach (var (name, data) in ReadAsync(from, Progress(text[..to], TurnState.Done), Progress(text, TurnState.Done)).GetAwaiter().GetResult())
            {
                if (name == "progress")
                {
                    Apply(page, data);
                }
            }

            return page.SequenceEqual(Blocks(text));
        }).QuickCheckThrowOnFailure();

    /// <summary>Tells when a comment was written, which is what keeps a connection open.</summary>
    private sealed class HeardStream(TaskCompletionSource heard) : MemoryStream
    {
        public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            await base.WriteAsync(buffer, cancellationToken);
            if (buffer.Span.StartsWith(":"u8))
            {
                heard.TrySetResult();
            }
        }
    }
}
