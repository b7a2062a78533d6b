using System.Buffers;
using System.Runtime.CompilerServices;
using Caveat.Labels.Documents;

namespace Caveat.Labels.Markings;

/// <summary>Follows a text line by line and decides which lines carry markings, whether the text comes whole or in pieces. Reusable; for one thread at a time.</summary>
/// <remarks>A line is decided when the lines after it that count have been read; until then it is held.</remarks>
internal sealed class MarkingScanner
{
    private static readonly SearchValues<char> CommonBreaks = SearchValues.Create('\n', '\r', '\v', '\f');
    private static readonly SearchValues<char> RareBreaks = SearchValues.Create('\u0085', '\u2028', '\u2029');

    private readonly MarkJudge _judge = new();
    private char[] _buffer = [];
    private int _length;
    private int _from;
    private long _dropped;
    private bool _inLongLine;
    private long _waiting = -1;
    private bool _mustWait;
    private MarkingContext _context;

    /// <summary>What was found and not yet taken, in the order of the text.</summary>
    public List<Marking> Found => _judge.Found;

    /// <summary>Where the earliest undecided marking could start; everything before it is decided.</summary>
    public long HoldFrom { get; private set; }

    public void Reset(MarkingContext context = default)
    {
        _context = context;
        _judge.Reset();
        _length = 0;
        _from = 0;
        _dropped = 0;
        _inLongLine = false;
        _waiting = -1;
        HoldFrom = 0;
    }

    /// <summary>Reads a whole text. Nothing is copied.</summary>
    public void ReadAll(ReadOnlySpan<char> text)
    {
        var from = 0;
        Scan(text, ref from, isEnd: true);
        HoldFrom = text.Length;
    }

    public void Append(ReadOnlySpan<char> text)
    {
        Keep(text);
        var window = _buffer.AsSpan(0, _length);
        Scan(window, ref _from, isEnd: false);
        HoldFrom = _dropped + Undecided(window);
    }

    public void Complete()
    {
        Scan(_buffer.AsSpan(0, _length), ref _from, isEnd: true);
        HoldFrom = _dropped + _length;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Scan(ReadOnlySpan<char> text, ref int from, bool isEnd)
    {
        while (from < text.Length)
        {
            var length = LineBreak(text[from..]);
            var isOpen = length < 0;
            length = isOpen ? text.Length - from : length;
            if (_inLongLine)
            {
                _inLongLine = isOpen;
            }
            else
            {
                var isLong = length > LineFilter.MaxLine;
                if (isOpen && !isEnd && !isLong)
                {
                    return;
                }
                if (!TryDecide(text, from, isLong ? LineFilter.MaxLine : length, isLong, isEnd))
                {
                    return;
                }
                _inLongLine = isOpen;
            }
            from = Math.Min(text.Length, from + length + (isOpen ? 0 : 1));
        }
        _inLongLine &= !isEnd;
    }

    // False when the line may carry a marking and the lines after it are not there yet.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private bool TryDecide(ReadOnlySpan<char> text, int from, int length, bool isLong, bool isEnd)
    {
        var line = text.Slice(from, isLong ? length + 1 : length);
        var hasWaited = _waiting == _dropped + from;
        if (!hasWaited)
        {
            if (!(MustRead(_context) || LineFilter.Shared.MayMark(line)) || !_judge.Read(line, _context))
            {
                return true;
            }
            _waiting = _dropped + from;
            _mustWait = _judge.MustWait;
        }
        if (!isEnd && _mustWait)
        {
            Surroundings.After(text, from + length, out var isComplete);
            if (!isComplete)
            {
                return false;
            }
        }
        _waiting = -1;
        if (hasWaited)
        {
            // While it waited, the beginnings of other lines were read.
            _judge.Read(line, _context);
        }
        _judge.Decide(text, from, from + length, line, _dropped, _context);
        return true;
    }

    // Two plain searches, because one for all seven characters is slow on Cyrillic text.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static int LineBreak(ReadOnlySpan<char> text)
    {
        var common = text.IndexOfAny(CommonBreaks);
        var rare = (common < 0 ? text : text[..common]).IndexOfAny(RareBreaks);
        return rare < 0 ? common : rare;
    }

    // Short texts in which a marking may stand anywhere.
    private static bool MustRead(MarkingContext context) => context.Place is Place.Subject or Place.FileName or Place.Property;

    // Where in the window a marking could start that is not decided yet.
    private int Undecided(ReadOnlySpan<char> window)
    {
        if (_waiting >= 0 || _inLongLine || _from == window.Length)
        {
            return _inLongLine ? window.Length : _from;
        }
        var line = window[_from..];
        if (LineBreak(line) >= 0 || LineFilter.Shared.MayBegin(line))
        {
            if (!_judge.IsHopeless(line))
            {
                return _from;
            }
        }
        return window.Length - LineFilter.Shared.OpenEnd(line);
    }

    private void Keep(ReadOnlySpan<char> text)
    {
        // INVARIANT: what stands before the undecided line stays as far back as a neighbourhood reaches.
        var droppable = _from - Surroundings.Reach - LineFilter.MaxLine;
        if (droppable > 4 * Surroundings.Reach)
        {
            _buffer.AsSpan(droppable, _length - droppable).CopyTo(_buffer);
            _length -= droppable;
            _from -= droppable;
            _dropped += droppable;
        }
        if (_length + text.Length > _buffer.Length)
        {
            Array.Resize(ref _buffer, Math.Max(1024, 2 * (_length + text.Length)));
        }
        text.CopyTo(_buffer.AsSpan(_length));
        _length += text.Length;
    }
}
