using System.Text;

namespace Caveat.Labels.Bindings.Pdf;

/// <summary>Reads PDF's tokens (ISO 32000-1 §7.2–7.3), as far as finding objects and the entries of dictionaries needs. Bounded by its input; never throws for it.</summary>
internal ref struct PdfLexer(ReadOnlySpan<byte> data, int at)
{
    private const int MaxDepth = 64;

    private readonly ReadOnlySpan<byte> _data = data;

    public int At { get; private set; } = at;

    public void SkipSpace()
    {
        while (At < _data.Length)
        {
            if (_data[At] == (byte)'%')
            {
                var end = _data[At..].IndexOfAny((byte)'\r', (byte)'\n');
                At = end < 0 ? _data.Length : At + end;
            }
            else if (IsSpace(_data[At]))
            {
                At++;
            }
            else
            {
                return;
            }
        }
    }

    /// <summary>Reads an unsigned integer.</summary>
    public bool TryReadInteger(out long value)
    {
        SkipSpace();
        value = 0;
        var start = At;
        while (At < _data.Length && _data[At] is >= (byte)'0' and <= (byte)'9' && At - start < 18)
        {
            value = (value * 10) + (_data[At++] - (byte)'0');
        }
        return At > start;
    }

    /// <summary>Reads a keyword such as <c>obj</c>, or leaves everything as it is.</summary>
    public bool TryReadKeyword(ReadOnlySpan<byte> keyword)
    {
        SkipSpace();
        if (!_data[At..].StartsWith(keyword))
        {
            return false;
        }
        At += keyword.Length;
        return true;
    }

    /// <summary>Reads <c>number generation R</c>, or leaves everything as it is.</summary>
    public bool TryReadReference(out int number, out int generation)
    {
        var start = At;
        (number, generation) = (0, 0);
        if (TryReadInteger(out var first) && first <= int.MaxValue && TryReadInteger(out var second) && second <= ushort.MaxValue && TryReadKeyword("R"u8))
        {
            (number, generation) = ((int)first, (int)second);
            return true;
        }
        At = start;
        return false;
    }

    public bool TryReadName(out string name)
    {
        SkipSpace();
        name = "";
        if (At >= _data.Length || _data[At] != (byte)'/')
        {
            return false;
        }
        var start = ++At;
        while (At < _data.Length && IsRegular(_data[At]))
        {
            At++;
        }
        name = Encoding.Latin1.GetString(_data[start..At]);
        return true;
    }

    /// <summary>Reads a dictionary's entries as the places of their values. Of two with one name the last counts, as most readers have it.</summary>
    public bool TryReadDictionary(Dictionary<string, Range> entries, int depth = 0)
    {
        SkipSpace();
        if (depth > MaxDepth || !TryReadKeyword("<<"u8))
        {
            return false;
        }
        while (!TryReadKeyword(">>"u8))
        {
            if (!TryReadName(out var name))
            {
                return false;
            }
            SkipSpace();
            var start = At;
            if (!TrySkipValue(depth + 1))
            {
                return false;
            }
            entries[name] = start..At;
        }
        return true;
    }

    private bool TrySkipValue(int depth)
    {
        SkipSpace();
        if (At >= _data.Length || depth > MaxDepth)
        {
            return false;
        }
        switch (_data[At])
        {
            case (byte)'/':
                return TryReadName(out _);
            case (byte)'(':
                return TrySkipString();
            case (byte)'[':
                At++;
                while (!TryReadKeyword("]"u8))
                {
                    if (!TrySkipValue(depth + 1))
                    {
                        return false;
                    }
                }
                return true;
            case (byte)'<' when _data[At..].StartsWith("<<"u8):
                return TryReadDictionary([], depth + 1);
            case (byte)'<':
                var end = _data[At..].IndexOf((byte)'>');
                At += end + 1;
                return end > 0;
            default:
                if (TryReadReference(out _, out _))
                {
                    return true;
                }
                var start = At;
                while (At < _data.Length && IsRegular(_data[At]))
                {
                    At++;
                }
                return At > start;
        }
    }

    private bool TrySkipString()
    {
        for (var open = 0; At < _data.Length; At++)
        {
            switch (_data[At])
            {
                case (byte)'\\':
                    At++;
                    break;
                case (byte)'(':
                    open++;
                    break;
                case (byte)')' when --open == 0:
                    At++;
                    return true;
            }
        }
        At = _data.Length;
        return false;
    }

    private static bool IsSpace(byte sign) => sign is 0 or 9 or 10 or 12 or 13 or 32;

    private static bool IsRegular(byte sign) =>
        !IsSpace(sign) && sign is not ((byte)'(' or (byte)')' or (byte)'<' or (byte)'>' or (byte)'[' or (byte)']' or (byte)'{' or (byte)'}' or (byte)'/' or (byte)'%');
}
