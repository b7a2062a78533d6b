using System.Text;
using Microsoft.Net.Http.Headers;

namespace Caveat.Assistant.Exports;

/// <summary>The file name of an export, out of an untrusted title.</summary>
internal static class ExportName
{
    private const int MaxLength = 80;

    /// <summary>Letters and digits of the title with single hyphens between; <c>caveat</c> where there are none.</summary>
    public static string Of(string title, ExportFormat format)
    {
        var name = new StringBuilder();
        foreach (var rune in title.EnumerateRunes())
        {
            if (name.Length >= MaxLength)
            {
                break;
            }

            if (Rune.IsLetterOrDigit(rune))
            {
                name.Append(rune.ToString());
            }
            else if (name.Length > 0 && name[^1] != '-')
            {
                name.Append('-');
            }
        }

        var stem = name.ToString().Trim('-');
        return $"{(stem == "" ? "caveat" : stem)}.{format.Extension}";
    }

    /// <summary>The value of Content-Disposition (RFC 6266), with the name in both its forms.</summary>
    public static string Disposition(string title, ExportFormat format)
    {
        var header = new ContentDispositionHeaderValue("attachment");
        header.SetHttpFileName(Of(title, format));
        return header.ToString();
    }
}
