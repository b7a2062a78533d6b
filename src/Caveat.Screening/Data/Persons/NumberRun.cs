using System.Runtime.CompilerServices;

namespace Caveat.Screening.Data.Persons;

/// <summary>A run of digit groups with one separator between them, seen from the start of one group and no further than any number of a person is long.</summary>
internal readonly ref struct NumberRun
{
    private const int MaxGroups = 8;
    private const int MaxDigits = 20;

    private readonly Groups _lengths;
    private readonly Groups _separators;
    private readonly char _before;
    private readonly int _count;

    public NumberRun(ReadOnlySpan<char> text, int start)
    {
        Text = text;
        Start = start;
        _before = start > 1 && char.IsAsciiDigit(text[start - 2]) ? Separator(text[start - 1]) : '\0';
        var at = start;
        while (_count < MaxGroups)
        {
            var end = at;
            // A group that is longer than any number fits no shape.
            while (end < text.Length && char.IsAsciiDigit(text[end]) && end - at <= MaxDigits)
            {
                end++;
            }
            _lengths[_count] = (char)(end - at);
            Total += end - at;
            var separator = end + 1 < text.Length && char.IsAsciiDigit(text[end + 1]) ? Separator(text[end]) : '\0';
            _separators[_count++] = separator;
            if (separator == '\0')
            {
                break;
            }
            at = end + 1;
        }
    }

    public ReadOnlySpan<char> Text { get; }

    public int Start { get; }

    public int First => _lengths[0];

    /// <summary>The number of its digits.</summary>
    public int Total { get; }

    /// <summary>Whether the run may start here: at no edge within a longer number.</summary>
    public bool Starts => _before == ' ' || (_before == '\0' && Edge.IsBefore(Text, Start));

    public bool StartsAfterNumber => _before != '\0';

    /// <summary>Whether the run starts with these group lengths and separators, for example <c>3-2-4</c>, and may end there.</summary>
    public bool Is(ReadOnlySpan<char> shape, out int end)
    {
        end = Start;
        var group = 0;
        var length = 0;
        var hasSpace = false;
        for (var i = 0; i <= shape.Length; i++)
        {
            if (i < shape.Length && char.IsAsciiDigit(shape[i]))
            {
                length = (length * 10) + shape[i] - '0';
                continue;
            }
            if (group >= _count || _lengths[group] != length)
            {
                return false;
            }
            end += length;
            if (i == shape.Length)
            {
                break;
            }
            if (_separators[group++] != shape[i])
            {
                return false;
            }
            hasSpace |= shape[i] == ' ';
            end++;
            length = 0;
        }
        return Ends(group, hasSpace, end);
    }

    /// <summary>The values of the digits before <paramref name="end"/>.</summary>
    public ReadOnlySpan<byte> Digits(int end, Span<byte> into)
    {
        var length = 0;
        foreach (var c in Text[Start..end])
        {
            if (char.IsAsciiDigit(c) && length < into.Length)
            {
                into[length++] = (byte)(c - '0');
            }
        }
        return into[..length];
    }

    public static char Separator(char c) => c switch
    {
        ' ' or '\u00A0' or '\u202F' or '\u2009' => ' ',
        '-' or '\u2010' or '\u2011' or '\u2012' or '\u2013' => '-',
        '.' or '/' => c,
        _ => '\0',
    };

    // A number that is written with spaces begins and ends where its run does, or where a group of another length shows that it is no longer the same number.
    private bool Ends(int group, bool hasSpace, int end) => !(hasSpace && _before != '\0') && _separators[group] switch
    {
        '\0' => Edge.IsAfter(Text, end),
        ' ' => !hasSpace || (group + 1 < _count && _lengths[group + 1] != _lengths[0]),
        _ => false,
    };

    [InlineArray(MaxGroups)]
    private struct Groups
    {
        private char _first;
    }
}
