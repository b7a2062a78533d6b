using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Text.RegularExpressions;

namespace Caveat.Cli.Scans;

/// <summary>A pattern of paths. Without a slash it matches a name at any depth; with one, the whole path below the named folder.</summary>
/// <remarks><c>*</c> and <c>?</c> stand for anything but a slash, <c>**</c> for any folders. Case is ignored: a marked PLAN.DOCX must not slip by <c>*.docx</c>.</remarks>
internal sealed class PathGlob
{
    private readonly Regex _pattern;
    private readonly bool _isWhole;

    private PathGlob(string glob)
    {
        _isWhole = glob.Contains('/', StringComparison.Ordinal);
        // Linear in the path whatever the glob is.
        _pattern = new Regex(Translate(glob.TrimStart('/')), RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.Singleline);
    }

    public static bool TryParse(string? text, [NotNullWhen(true)] out PathGlob? glob)
    {
        var trimmed = text?.Trim().TrimEnd('/');
        glob = trimmed is { Length: > 0 and <= 256 } && trimmed.Trim('/').Length > 0 ? new PathGlob(trimmed) : null;
        return glob is not null;
    }

    /// <param name="path">The path below the named folder, with slashes.</param>
    public bool Matches(ReadOnlySpan<char> path) => _pattern.IsMatch(_isWhole ? path : path[(path.LastIndexOf('/') + 1)..]);

    private static string Translate(string glob)
    {
        var pattern = new StringBuilder(@"\A");
        for (var i = 0; i < glob.Length; i++)
        {
            if (string.CompareOrdinal(glob, i, "**/", 0, 3) == 0)
            {
                pattern.Append("(?:.*/)?");
                i += 2;
            }
            else if (string.CompareOrdinal(glob, i, "**", 0, 2) == 0)
            {
                pattern.Append(".*");
                i++;
            }
            else
            {
                pattern.Append(glob[i] switch { '*' => "[^/]*", '?' => "[^/]", var other => Regex.Escape(other.ToString()) });
            }
        }
        return pattern.Append(@"\z").ToString();
    }
}
