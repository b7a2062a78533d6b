using System.Buffers;
using Caveat.Gateway.Providers;

namespace Caveat.Gateway.Exchanges;

/// <summary>Cuts a provider's bytes into server-sent events, has each read, and gives back the bytes that may leave.</summary>
/// <remarks>The events leave exactly as they came, whole and in order. For one thread at a time.</remarks>
internal sealed class EventStream(IAnswerEvents events, AnswerGuard guard, int limit) : IDisposable
{
    private const int LeastFree = 4 * 1024;
    private const int Crowd = 64 * 1024;

    private readonly Queue<int> _eventLengths = new();
    private byte[] _buffer = ArrayPool<byte>.Shared.Rent(16 * 1024);

    // [0, _taken) was released; [_taken, _parsed) was read and is held; [_parsed, _filled) is no whole event yet.
    private int _taken;
    private int _parsed;
    private int _filled;
    private long _releasedEvents;

    /// <summary>Whether the provider has ended its answer, and properly.</summary>
    public bool Ended { get; private set; }

    /// <summary>Where the next bytes go; always some room.</summary>
    public Memory<byte> Free
    {
        get
        {
            MakeRoom();
            return _buffer.AsMemory(_filled);
        }
    }

    /// <summary>How many bytes have come from the provider.</summary>
    public long Received { get; private set; }

    /// <summary>Whether so much is here that what may leave should not wait for company.</summary>
    public bool IsCrowded => _filled - _taken > Crowd;

    /// <summary>What came from the provider and has not been released.</summary>
    public ReadOnlyMemory<byte> Unreleased => _buffer.AsMemory(_taken, _filled - _taken);

    /// <summary>Reads the events that <paramref name="read"/> new bytes complete; 0 is the provider's end.</summary>
    public ProviderFailure? Advance(int read)
    {
        if (read == 0)
        {
            return End();
        }

        _filled += read;
        Received += read;
        return ReadEvents() ? _filled - _taken > limit ? ProviderFailure.TooLarge : null : ProviderFailure.Malformed;
    }

    /// <summary>The bytes that may leave now; valid until <see cref="Free"/> is asked for again, also while a read into it is under way.</summary>
    public ReadOnlyMemory<byte> TakeReleasable()
    {
        var start = _taken;
        for (; _releasedEvents < guard.ReleasablePieces; _releasedEvents++)
        {
            _taken += _eventLengths.Dequeue();
        }

        return _buffer.AsMemory(start, _taken - start);
    }

    public void Dispose() => ArrayPool<byte>.Shared.Return(_buffer);

    private ProviderFailure? End()
    {
        // Some servers leave out the empty line after their last event: it is added, and there is room (see Free).
        if (_parsed != _filled)
        {
            "\n\n"u8.CopyTo(_buffer.AsSpan(_filled));
            _filled += 2;
        }

        // An answer that stops in the middle of an event, or before its vendor said that it is complete, is broken off.
        if (!ReadEvents() || !events.Finished)
        {
            return ProviderFailure.BrokeOff;
        }

        guard.Complete();
        Ended = true;
        return null;
    }

    private bool ReadEvents()
    {
        while (EventBoundary.Find(_buffer.AsSpan(_parsed, _filled - _parsed)) is var length and > 0)
        {
            if (!events.TryRead(EventData.Of(_buffer.AsSpan(_parsed, length))))
            {
                return false;
            }

            _eventLengths.Enqueue(length);
            _parsed += length;
        }

        return true;
    }

    private void MakeRoom()
    {
        if (_buffer.Length - _filled >= LeastFree)
        {
            return;
        }

        if (_taken > 0)
        {
            _buffer.AsSpan(_taken, _filled - _taken).CopyTo(_buffer);
            _parsed -= _taken;
            _filled -= _taken;
            _taken = 0;
        }

        if (_buffer.Length - _filled < LeastFree)
        {
            _buffer = WholeAnswer.Grow(_buffer, _filled);
        }
    }
}
