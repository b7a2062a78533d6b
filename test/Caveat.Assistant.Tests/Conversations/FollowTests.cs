using Caveat.Assistant.Access;
using Caveat.Assistant.Conversations;
using Caveat.Assistant.Tests.Storage;
using Caveat.Testing;

namespace Caveat.Assistant.Tests.Conversations;

public sealed class FollowTests
{
    private static readonly SignedIn Anna = FakeMaterial.SignIn('a');

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public async Task Whoever_follows_from_any_moment_with_any_breaks_has_the_whole_text_and_nothing_twice(int seed)
    {
        var random = new Random(seed);
        var text = string.Concat(Enumerable.Range(0, 400).Select(number => $"{number} é😀\n"));
        string[] pieces = [.. Cut(text, random)];
        await using var place = TestPlace.File();
        await using var gateway = await FakeProvider.StartAsync();
        gateway.OnChat = async http =>
        {
            foreach (var piece in pieces)
            {
                await FakeProvider.SendEventAsync(http, FakeProvider.Chunk(piece));
                if (random.Next(4) == 0)
                {
                    await Task.Delay(random.Next(3));
                }
            }

            await FakeProvider.SendEventAsync(http, FakeProvider.LastChunk());
            await FakeProvider.SendEventAsync(http, "[DONE]");
        };
        await using var server = await TestServer.StartAsync(place, gateway);
        var answer = (await server.Desk.AskAsync(Anna, await server.BeginAsync(Anna), "Count.", [], null, default))!.Answer!;

        var readers = Enumerable.Range(0, 12).Select(reader => ReadAsync(server, answer, new Random((seed * 100) + reader))).ToArray();
        Assert.All(await Task.WhenAll(readers), read => Assert.Equal(text, read));
        Assert.Equal(text, (await server.Store.FindTurnAsync(Anna.Owner, answer.Id, default))!.Content.Text);
        Assert.Empty(server.Live.All);
    }

    /// <summary>Reads as a page does: by offset, with connections that break and pauses between them.</summary>
    private static async Task<string> ReadAsync(TestServer server, Turn answer, Random random)
    {
        var read = "";
        await Task.Delay(random.Next(20));
        while (true)
        {
            var left = random.Next(1, 30);
            await foreach (var progress in server.Desk.FollowAsync(Anna.Owner, answer.Id, new CancellationTokenSource(TimeSpan.FromSeconds(20)).Token))
            {
                var now = progress.Answer.Content.Text;
                Assert.StartsWith(read, now, StringComparison.Ordinal);
                read += now[read.Length..];
                if (progress.Answer.State != TurnState.Streaming)
                {
                    return read;
                }

                if (--left == 0)
                {
                    break;
                }

                if (random.Next(5) == 0)
                {
                    await Task.Delay(random.Next(10));
                }
            }
        }
    }

    /// <summary>Pieces of random lengths, some empty, never within a surrogate pair: JSON could not carry that.</summary>
    private static IEnumerable<string> Cut(string text, Random random)
    {
        for (var at = 0; at < text.Length;)
        {
            var end = Math.Min(text.Length, at + random.Next(0, 12));
            end = end > at && end < text.Length && char.IsHighSurrogate(text[end - 1]) ? end + 1 : end;
            yield return text[at..end];
            at = end;
        }
    }
}
