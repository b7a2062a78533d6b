using System.Globalization;
using System.Text;

namespace Caveat.Labels.Bindings;

/// <summary>The parameters of a structured header: <c>name=value; name="value"</c>, continued (<c>name*0</c>) and percent-encoded (<c>name*</c>) as RFC 2231 has it.</summary>
internal static class HeaderParameters
{
    // What a header of a sane length can hold; more is left out.
    private const int MaxPieces = 4096;

    /// <summary>The parameters by their names in lower case. Tolerant: what has no name is skipped, and of two with one name the first counts.</summary>
    public static Dictionary<string, string> Read(string value)
    {
        var pieces = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        var at = 0;
        while (at < value.Length && pieces.Count < MaxPieces)
        {
            var equals = value.AsSpan(at).IndexOfAny('=', ';');
            if (equals < 0)
            {
                break;
            }
            var name = value.AsSpan(at, equals).Trim().ToString();
            at += equals + 1;
            if (value[at - 1] == '=')
            {
                pieces.TryAdd(name, ReadValue(value, ref at));
            }
        }
        var parameters = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var name in pieces.Keys)
        {
            var bare = name.Split('*')[0].ToLowerInvariant();
            if (!parameters.ContainsKey(bare))
            {
                parameters.Add(bare, Whole(pieces, bare));
            }
        }
        return parameters;
    }

    private static string Whole(Dictionary<string, string> pieces, string name)
    {
        if (pieces.TryGetValue(name, out var plain))
        {
            return plain;
        }
        if (pieces.TryGetValue($"{name}*", out var encoded))
        {
            return Decode(encoded);
        }
        var whole = new StringBuilder();
        for (var i = 0; ; i++)
        {
            var key = string.Create(CultureInfo.InvariantCulture, $"{name}*{i}");
            if (pieces.TryGetValue(key, out var piece))
            {
                whole.Append(piece);
            }
            else if (pieces.TryGetValue(key + "*", out piece))
            {
                whole.Append(i == 0 ? Decode(piece) : Uri.UnescapeDataString(piece));
            }
            else
            {
                return whole.ToString();
            }
        }
    }

    // charset'language'text; UTF-8 is the only charset that is decoded.
    private static string Decode(string value)
    {
        var text = value.Split('\'', 3);
        return Uri.UnescapeDataString(text.Length == 3 ? text[2] : value);
    }

    private static string ReadValue(string value, ref int at)
    {
        while (at < value.Length && char.IsWhiteSpace(value[at]))
        {
            at++;
        }
        var read = new StringBuilder();
        if (at < value.Length && value[at] == '"')
        {
            for (at++; at < value.Length && value[at] != '"'; at++)
            {
                if (value[at] == '\\' && at + 1 < value.Length)
                {
                    at++;
                }
                read.Append(value[at]);
            }
        }
        var semicolon = value.IndexOf(';', Math.Min(at, value.Length));
        var end = semicolon < 0 ? value.Length : semicolon;
        if (read.Length == 0 && at < end && value[at] != '"')
        {
            read.Append(value.AsSpan(at, end - at).Trim());
        }
        at = end + 1;
        return read.ToString();
    }
}
