using System.Buffers;
using System.Globalization;
using System.Text;

namespace Caveat.Screening.Data;

/// <summary>The characters of one JSON string value and where each stands among its bytes.</summary>
/// <remarks>Takes what the reader of the document accepted, and half a surrogate pair too, which text decoders refuse.</remarks>
internal readonly ref struct JsonText
{
    private readonly char[] _characters;
    private readonly int[] _places;
    private readonly int _length;

    /// <param name="value">The bytes between the quotes, escapes and all.</param>
    public JsonText(ReadOnlySpan<byte> value)
    {
        _characters = ArrayPool<char>.Shared.Rent(value.Length + 1);
        _places = ArrayPool<int>.Shared.Rent(value.Length + 1);
        for (var at = 0; at < value.Length;)
        {
            _places[_length] = at;
            if (value[at] == '\\')
            {
                _characters[_length++] = Unescape(value[at..], out var used);
                at += used;
            }
            else
            {
                Rune.DecodeFromUtf8(value[at..], out var rune, out var used);
                var units = rune.EncodeToUtf16(_characters.AsSpan(_length));
                for (var i = 1; i < units; i++)
                {
                    _places[_length + i] = at;
                }
                _length += units;
                at += used;
            }
        }
        _places[_length] = value.Length;
    }

    public ReadOnlySpan<char> Characters => _characters.AsSpan(0, _length);

    /// <summary>The offset of a character among the bytes.</summary>
    public int PlaceOf(int character) => _places[character];

    public void Return()
    {
        ArrayPool<char>.Shared.Return(_characters);
        ArrayPool<int>.Shared.Return(_places);
    }

    private static char Unescape(ReadOnlySpan<byte> escape, out int used)
    {
        if (escape[1] == 'u')
        {
            used = 6;
            return (char)ushort.Parse(escape[2..6], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
        }
        used = 2;
        return (char)escape[1] switch
        {
            'b' => '\b',
            'f' => '\f',
            'n' => '\n',
            'r' => '\r',
            't' => '\t',
            var sign => sign,
        };
    }
}
