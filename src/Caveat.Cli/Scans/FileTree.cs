using System.IO.Enumeration;

namespace Caveat.Cli.Scans;

/// <summary>Finds the files that paths name: hidden ones too, in an order that does not change from run to run.</summary>
/// <remarks>Links in a folder are not followed: whatever they lead to inside the folder is found there anyway, and nothing outside was asked for.</remarks>
internal sealed class FileTree(IReadOnlyList<PathGlob> includes, IReadOnlyList<PathGlob> excludes)
{
    private static readonly EnumerationOptions Everything = new() { AttributesToSkip = 0, IgnoreInaccessible = false, ReturnSpecialDirectories = false };

    private readonly List<ScanTarget> _targets = [];

    /// <summary>In the order of the named paths, and below a folder in the ordinal order of their paths.</summary>
    public IReadOnlyList<ScanTarget> Targets => _targets;

    /// <summary>Links that were found and not followed.</summary>
    public int Links { get; private set; }

    /// <summary>Adds a file, or all files below a folder. The globs choose among what a folder holds; what is named is always read.</summary>
    public void Add(string path, CancellationToken cancellationToken)
    {
        if (path == ScanTarget.StandardInput || !Directory.Exists(path))
        {
            _targets.Add(new ScanTarget(path) { IsNamed = true });
            return;
        }
        var first = _targets.Count;
        var folders = new Stack<string>([""]);
        while (folders.TryPop(out var folder))
        {
            cancellationToken.ThrowIfCancellationRequested();
            List(path, folder, folders);
        }
        _targets.Sort(first, _targets.Count - first, Comparer<ScanTarget>.Create((left, right) => string.CompareOrdinal(left.Path, right.Path)));
    }

    /// <param name="below">The folder's path below the root: empty, or ending in a slash.</param>
    private void List(string root, string below, Stack<string> folders)
    {
        var folder = Path.Join(root, below);
        try
        {
            foreach (var (name, isFolder, isLink) in new FileSystemEnumerable<(string, bool, bool)>(folder, Describe, Everything))
            {
                var path = below + name;
                if (Any(excludes, path))
                {
                    continue;
                }
                if (isLink)
                {
                    Links++;
                }
                else if (isFolder)
                {
                    folders.Push(path + '/');
                }
                else if (includes.Count == 0 || Any(includes, path))
                {
                    _targets.Add(new ScanTarget(Path.Join(root, path)));
                }
            }
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            // Fails closed: what is in a folder that cannot be listed was not read, and is reported so.
            _targets.Add(new ScanTarget(folder, $"The folder \"{folder}\" cannot be listed: {failure.Message}"));
        }
    }

    private static (string Name, bool IsFolder, bool IsLink) Describe(ref FileSystemEntry entry) =>
        (entry.FileName.ToString(), entry.IsDirectory, (entry.Attributes & FileAttributes.ReparsePoint) != 0);

    private static bool Any(IReadOnlyList<PathGlob> globs, string path)
    {
        foreach (var glob in globs)
        {
            if (glob.Matches(path))
            {
                return true;
            }
        }
        return false;
    }
}
