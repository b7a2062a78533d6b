using System.Text.RegularExpressions;

namespace Caveat.Gateway.Oversight;

/// <summary>The published files of the log, by the paths of C2SP tlog-tiles and nothing else.</summary>
internal static partial class LedgerFiles
{
    /// <returns>The file below the folder, or null when the path names none that is published.</returns>
    public static FileInfo? Find(string directory, string path)
    {
        if (!Published().IsMatch(path))
        {
            return null;
        }

        var file = new FileInfo(Path.Combine(directory, path));
        return file.Exists ? file : null;
    }

    /// <summary>Tiles never change once written; the checkpoint does.</summary>
    public static bool IsImmutable(string path) => path.StartsWith("tile/", StringComparison.Ordinal);

    [GeneratedRegex(@"\A(checkpoint(\.witnessed)?|log\.vkey|tile/([0-9]|[1-5][0-9]|6[0-3]|entries)/(x[0-9]{3}/)*[0-9]{3}(\.p/[1-9][0-9]{0,2})?)\z", RegexOptions.CultureInvariant)]
    private static partial Regex Published();
}
