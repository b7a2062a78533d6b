using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace Caveat.Journeys.Hosting;

/// <summary>The network between a browser and a server, which can be cut and mended.</summary>
internal sealed class Wire : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly ConcurrentDictionary<Socket, byte> _open = new();
    private readonly Task _accepting;
    private volatile bool _isCut;
    private int _refused;

    public Wire()
    {
        _listener.Start();
        _accepting = AcceptAsync();
    }

    /// <summary>Its near end, for the browser.</summary>
    public string Url => $"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}";

    /// <summary>The server at its far end.</summary>
    public string To { get; set; } = "";

    /// <summary>How often somebody tried in vain since it was cut.</summary>
    public int Refused => Volatile.Read(ref _refused);

    public void Cut()
    {
        _refused = 0;
        _isCut = true;
        foreach (var socket in _open.Keys)
        {
            socket.Close();
        }
    }

    public void Mend() => _isCut = false;

    public async ValueTask DisposeAsync()
    {
        _listener.Stop();
        Cut();
        await _accepting;
        _listener.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                _ = CarryAsync(await _listener.AcceptSocketAsync());
            }
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            // It is taken away.
        }
    }

    private async Task CarryAsync(Socket near)
    {
        if (_isCut)
        {
            Interlocked.Increment(ref _refused);
            near.Close(0);
            return;
        }

        using var far = new Socket(SocketType.Stream, ProtocolType.Tcp);
        using (near)
        {
            _open[near] = _open[far] = 0;
            try
            {
                await far.ConnectAsync(IPAddress.Loopback, new Uri(To).Port);
                await Task.WhenAny(PumpAsync(near, far), PumpAsync(far, near));
            }
            catch (SocketException)
            {
                // Nobody listens there.
            }

            _open.TryRemove(near, out _);
            _open.TryRemove(far, out _);
        }
    }

    private static async Task PumpAsync(Socket from, Socket to)
    {
        var buffer = new byte[16 * 1024];
        try
        {
            while (await from.ReceiveAsync(buffer) is > 0 and var count)
            {
                await to.SendAsync(buffer.AsMemory(0, count));
            }
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            // The other direction, or the cut, closed it.
        }
    }
}
