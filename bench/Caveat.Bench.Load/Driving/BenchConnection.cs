using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Caveat.Bench.Load.Measuring;

namespace Caveat.Bench.Load.Driving;

/// <summary>One caller in a closed loop: it asks, reads the whole answer, and asks again until the measurement ends.</summary>
internal sealed class BenchConnection(LoadPlan plan, int number, MeasuredWindow window, TimeProvider time)
{
    private readonly BenchRequest _request = new(plan, number);
    private readonly AnswerCheck _check = new(plan);

    /// <summary>Nanoseconds from the first byte sent to the last byte read, of the exchanges that ended while the window was open.</summary>
    public LatencyHistogram Whole { get; } = new();

    /// <summary>Nanoseconds until the first text of the answer could be read.</summary>
    public LatencyHistogram FirstText { get; } = new();

    public async Task RunAsync()
    {
        // Callers arrive one after another: paced streams that all beat in step would measure the step.
        await Task.Delay(plan.WarmUp / 2 * number / plan.Connections, time);
        int sent = 0;
        while (!window.Ended && sent < plan.MostRequests)
        {
            using var socket = await ConnectAsync();
            var answer = new AnswerReader(socket);
            do
            {
                await ExchangeAsync(socket, answer);
                sent++;
            }
            while (!answer.Closes && !window.Ended && sent < plan.MostRequests);
        }
    }

    private async ValueTask ExchangeAsync(Socket socket, AnswerReader answer)
    {
        long asked = Stopwatch.GetTimestamp();
        await socket.SendAsync(_request.Next(), SocketFlags.None);
        await answer.ReadAsync();
        long ended = Stopwatch.GetTimestamp();
        _check.Examine(answer);
        if (window.Open)
        {
            Whole.Record(ended - asked);
            FirstText.Record(answer.FirstTextAt - asked);
        }
    }

    private async Task<Socket> ConnectAsync()
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await socket.ConnectAsync(IPAddress.Loopback, plan.Url.Port);
        return socket;
    }
}
