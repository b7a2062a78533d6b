using System.Diagnostics;
using System.Net.Sockets;
using Caveat.Bench.Load.Http;

namespace Caveat.Bench.Load.Driving;

/// <summary>Reads one HTTP/1.1 answer at a time from a socket into a buffer that is reused, with its chunks joined.</summary>
internal sealed class AnswerReader(Socket socket)
{
    private static ReadOnlySpan<byte> TextOpens => "\"content\":\""u8;

    private readonly byte[] _received = new byte[256 * 1024];
    private readonly byte[] _body = new byte[256 * 1024];
    private int _end;
    private int _taken;
    private int _bodyLength;
    private int _headLength;

    public int Status { get; private set; }

    /// <summary>When the first non-empty text of an answer could be read; zero when there was none.</summary>
    public long FirstTextAt { get; private set; }

    public ReadOnlySpan<byte> Head => _received.AsSpan(0, _headLength);

    public ReadOnlySpan<byte> Body => _body.AsSpan(0, _bodyLength);

    public bool Closes => HttpHead.Has(Head, "connection"u8, "close"u8);

    public async ValueTask ReadAsync()
    {
        // INVARIANT: one request is in flight per connection, so nothing of a next answer can be in the buffer.
        (_end, _taken, _bodyLength, _headLength, FirstTextAt) = (0, 0, 0, 0, 0);
        while (!TryTakeHead())
        {
            await ReceiveAsync();
        }
        if (HttpHead.TryFindLength(Head, out int length))
        {
            while (_end - _taken < length)
            {
                await ReceiveAsync();
            }
            Take(_taken, length);
            return;
        }
        if (!HttpHead.Has(Head, "transfer-encoding"u8, "chunked"u8))
        {
            throw new BenchFailureException($"An answer with status {Status} has neither a length nor chunks.");
        }
        while (!TryTakeChunks())
        {
            await ReceiveAsync();
        }
    }

    private async ValueTask ReceiveAsync()
    {
        if (_end == _received.Length)
        {
            throw new BenchFailureException($"An answer is larger than {_received.Length} bytes.");
        }
        int received = await socket.ReceiveAsync(_received.AsMemory(_end), SocketFlags.None);
        if (received == 0)
        {
            throw new BenchFailureException($"The server closed the connection after {_end} bytes of an answer.");
        }
        _end += received;
    }

    private bool TryTakeHead()
    {
        int end = _received.AsSpan(0, _end).IndexOf(HttpHead.End);
        if (end < 0)
        {
            return false;
        }
        _headLength = end + 2;
        _taken = end + HttpHead.End.Length;
        // "HTTP/1.1 200": the status is at a fixed place (RFC 9112 section 4).
        Status = (Head[9] - '0') * 100 + (Head[10] - '0') * 10 + (Head[11] - '0');
        return true;
    }

    /// <summary>Takes the whole chunks that have arrived; true after the last one.</summary>
    private bool TryTakeChunks()
    {
        while (true)
        {
            var rest = _received.AsSpan(_taken, _end - _taken);
            int lineEnd = rest.IndexOf("\r\n"u8);
            if (lineEnd < 0)
            {
                return false;
            }
            if (!System.Buffers.Text.Utf8Parser.TryParse(rest[..lineEnd], out int size, out _, 'x'))
            {
                throw new BenchFailureException("A chunk begins with a line that is no size.");
            }
            if (rest.Length < lineEnd + 2 + size + 2)
            {
                return false;
            }
            if (size == 0)
            {
                return true;
            }
            Take(_taken + lineEnd + 2, size);
            _taken += lineEnd + 2 + size + 2;
        }
    }

    private void Take(int start, int length)
    {
        _received.AsSpan(start, length).CopyTo(_body.AsSpan(_bodyLength));
        _bodyLength += length;
        if (FirstTextAt == 0 && HasText())
        {
            FirstTextAt = Stopwatch.GetTimestamp();
        }
    }

    private bool HasText()
    {
        var body = Body;
        while (body.IndexOf(TextOpens) is >= 0 and var at && at + TextOpens.Length < body.Length)
        {
            body = body[(at + TextOpens.Length)..];
            if (body[0] != '"')
            {
                return true;
            }
        }
        return false;
    }
}
