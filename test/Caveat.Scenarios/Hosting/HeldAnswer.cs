using System.Threading.Channels;
using Caveat.Testing;
using Microsoft.AspNetCore.Http;

namespace Caveat.Scenarios.Hosting;

/// <summary>A vendor's answer that arrives piece by piece, when the test says so.</summary>
internal sealed class HeldAnswer
{
    private readonly Channel<string?> _pieces = Channel.CreateUnbounded<string?>();
    private readonly TaskCompletionSource _gone = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Completes when the connection has ended, from either side.</summary>
    public Task Gone => _gone.Task;

    /// <summary>A paragraph like no other.</summary>
    public static string Paragraph(int number) =>
        $"Paragraph {number} says that the harbour lay calm, that boat number {number} left with the morning tide, and that nobody on the pier expected it back before noon.\n\n";

    public static IEnumerable<string> Paragraphs(int first, int last) => Enumerable.Range(first, last - first + 1).Select(Paragraph);

    public void Say(params IEnumerable<string> texts)
    {
        foreach (var text in texts)
        {
            _pieces.Writer.TryWrite(text);
        }
    }

    /// <summary>Ends the answer as it should end.</summary>
    public void End() => _pieces.Writer.TryComplete();

    /// <summary>Dies in the middle.</summary>
    public void Cut() => _pieces.Writer.TryWrite(null);

    public async Task ServeAsync(HttpContext http)
    {
        using var ended = http.RequestAborted.Register(() => _gone.TrySetResult());
        try
        {
            await foreach (var piece in _pieces.Reader.ReadAllAsync(http.RequestAborted))
            {
                if (piece is null)
                {
                    http.Abort();
                    return;
                }

                await FakeProvider.SendEventAsync(http, FakeProvider.Chunk(piece));
            }

            await FakeProvider.StreamAsync(http);
        }
        catch (OperationCanceledException)
        {
            // Whoever asked has gone.
        }
    }
}
