using System.Text;

namespace Caveat.Labels.Documents.Office;

/// <summary>The header or footer of a sheet: text among codes for its left, centre and right section, fonts and fields (ISO/IEC 29500-1, 18.3.1.46).</summary>
internal static class SheetHeader
{
    /// <summary>Gives each line of each section.</summary>
    public static void Read(string codes, Action<string> line)
    {
        var words = new StringBuilder();
        for (var i = 0; i < codes.Length; i++)
        {
            if (codes[i] != '&' || i + 1 == codes.Length)
            {
                words.Append(codes[i]);
                continue;
            }
            var code = codes[++i];
            // The codes that are not listed switch a style and stand for no sign.
            switch (char.ToUpperInvariant(code))
            {
                case 'L' or 'C' or 'R':
                    words.Append('\n');
                    break;
                case '&':
                    words.Append('&');
                    break;
                case '"':
                    var end = codes.IndexOf('"', i + 1);
                    i = end < 0 ? codes.Length : end;
                    break;
                case 'K':
                    // Six hexadecimal digits, or a theme colour: two digits, a sign and three digits.
                    i = Math.Min(codes.Length, i + 6);
                    break;
                case >= '0' and <= '9':
                    while (i + 1 < codes.Length && char.IsAsciiDigit(codes[i + 1]))
                    {
                        i++;
                    }
                    break;
                case 'P' or 'N' or 'D' or 'T' or 'A' or 'F' or 'Z' or 'G':
                    // A field: a page number or name stands here.
                    words.Append(' ');
                    break;
            }
        }
        foreach (var part in words.ToString().Split('\n'))
        {
            line(part.Trim());
        }
    }
}
