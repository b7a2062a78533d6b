using System.Globalization;
using System.Text;

namespace Caveat.Labels.Documents.Rtf;

/// <summary>The tokens of RTF 1.9.1: groups, control words with their parameter, bytes of text. Total: any bytes give tokens.</summary>
internal sealed class RtfTokens(ReadOnlyMemory<byte> content)
{
    // Longer than any control word, and so than any number.
    private const int LongestWord = 32;

    private readonly StringBuilder _word = new();
    private int _at;

    /// <summary>The control word of the last token, or the sign of a control symbol; the parameter is null when there was none.</summary>
    public string Word { get; private set; } = "";

    public int? Parameter { get; private set; }

    /// <summary>The byte of text of the last token.</summary>
    public byte Value { get; private set; }

    public RtfToken Read()
    {
        var bytes = content.Span;
        while (_at < bytes.Length)
        {
            var value = bytes[_at++];
            switch (value)
            {
                case (byte)'{':
                    return RtfToken.GroupStart;
                case (byte)'}':
                    return RtfToken.GroupEnd;
                case (byte)'\\':
                    return ReadControl(bytes);
                case (byte)'\r' or (byte)'\n' or 0:
                    break;
                default:
                    Value = value;
                    return RtfToken.Text;
            }
        }
        return RtfToken.End;
    }

    /// <summary>Takes the binary data after <c>\bin</c>.</summary>
    public ReadOnlySpan<byte> Take(int count)
    {
        var taken = content.Span.Slice(_at, Math.Clamp(count, 0, content.Length - _at));
        _at += taken.Length;
        return taken;
    }

    private RtfToken ReadControl(ReadOnlySpan<byte> bytes)
    {
        if (_at == bytes.Length)
        {
            return RtfToken.End;
        }
        (Word, Parameter) = ("", null);
        if (!char.IsAsciiLetter((char)bytes[_at]))
        {
            return ReadSymbol(bytes);
        }
        _word.Clear();
        while (_at < bytes.Length && _word.Length < LongestWord && char.IsAsciiLetter((char)bytes[_at]))
        {
            _word.Append((char)bytes[_at++]);
        }
        Word = _word.ToString();
        _word.Clear();
        while (_at < bytes.Length && _word.Length < LongestWord && (char.IsAsciiDigit((char)bytes[_at]) || (bytes[_at] == '-' && _word.Length == 0)))
        {
            _word.Append((char)bytes[_at++]);
        }
        if (int.TryParse(_word.ToString(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var parameter))
        {
            Parameter = parameter;
        }
        if (_at < bytes.Length && bytes[_at] == ' ')
        {
            _at++;
        }
        return RtfToken.Word;
    }

    private RtfToken ReadSymbol(ReadOnlySpan<byte> bytes)
    {
        var sign = (char)bytes[_at++];
        if (sign == '\'' && _at + 2 <= bytes.Length && char.IsAsciiHexDigit((char)bytes[_at]) && char.IsAsciiHexDigit((char)bytes[_at + 1]))
        {
            Value = (byte)((Digit(bytes[_at]) << 4) | Digit(bytes[_at + 1]));
            _at += 2;
            return RtfToken.Text;
        }
        if (sign is '{' or '}' or '\\')
        {
            Value = (byte)sign;
            return RtfToken.Text;
        }
        Word = sign.ToString();
        return RtfToken.Word;
    }

    private static int Digit(byte digit) => char.IsAsciiDigit((char)digit) ? digit - '0' : (digit | 0x20) - 'a' + 10;
}
