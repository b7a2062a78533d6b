using System.Buffers;
using System.IO.Pipelines;
using Microsoft.AspNetCore.Connections;

namespace Caveat.Bench.Load.Upstream;

/// <summary>Serves one keep-alive connection on Kestrel's transport, beneath its HTTP layer: a vendor that costs almost nothing.</summary>
internal sealed class CannedConnection(CannedAnswers answers, UpstreamDelays delays, TimeProvider time) : ConnectionHandler
{
    public override async Task OnConnectedAsync(ConnectionContext connection)
    {
        try
        {
            await ServeAsync(connection.Transport.Input, connection.Transport.Output);
        }
        catch (Exception broken) when (broken is ConnectionResetException or ConnectionAbortedException or OperationCanceledException)
        {
            // The caller left, at the end of a run or by intent. Nothing is owed.
        }
    }

    private async Task ServeAsync(PipeReader input, PipeWriter output)
    {
        while (true)
        {
            var read = await input.ReadAsync();
            if (TryTake(read.Buffer, out var asked, out var end))
            {
                input.AdvanceTo(end);
                if (!await AnswerAsync(asked, output))
                {
                    return;
                }
            }
            else
            {
                input.AdvanceTo(read.Buffer.Start, read.Buffer.End);
                if (read.IsCompleted)
                {
                    return;
                }
            }
        }
    }

    private static bool TryTake(ReadOnlySequence<byte> buffer, out Asked asked, out SequencePosition end)
    {
        var received = buffer.IsSingleSegment ? buffer.FirstSpan : buffer.ToArray();
        bool whole = RequestFrame.TryRead(received, out asked, out int length);
        end = buffer.GetPosition(length);
        return whole;
    }

    private async ValueTask<bool> AnswerAsync(Asked asked, PipeWriter output)
    {
        if (delays.First > TimeSpan.Zero)
        {
            await Task.Delay(delays.First, time);
        }
        switch (asked)
        {
            case Asked.Chat:
                return await WriteAsync(output, answers.Chat);
            case Asked.Burst:
                return await WriteAsync(output, answers.Burst);
            case Asked.Paced:
                return await PaceAsync(output);
            default:
                return await WriteAsync(output, answers.Models);
        }
    }

    private async ValueTask<bool> PaceAsync(PipeWriter output)
    {
        using var beat = new PeriodicTimer(delays.BetweenEvents, time);
        bool open = await WriteAsync(output, answers.Stream[0]);
        for (int i = 1; open && i < answers.Stream.Length; i++)
        {
            await beat.WaitForNextTickAsync();
            open = await WriteAsync(output, answers.Stream[i]);
        }
        return open;
    }

    private static async ValueTask<bool> WriteAsync(PipeWriter output, byte[] bytes) => !(await output.WriteAsync(bytes)).IsCompleted;
}
