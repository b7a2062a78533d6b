using System.Diagnostics;

namespace Caveat.Conventions.Reading;

/// <summary>The checkout that these tests were built in. Paths are relative to its root, with '/'.</summary>
internal static class Repository
{
    private static readonly Lazy<IReadOnlySet<string>> Listed = new(ListFiles);

    public static string Root { get; } = FindRoot();

    /// <summary>Every file that is committed or would be by <c>git add --all</c>; what is ignored does not exist.</summary>
    public static IReadOnlySet<string> Files => Listed.Value;

    public static string PathOf(string file) => Path.Combine(Root, file);

    public static string Read(string file) => File.ReadAllText(PathOf(file));

    /// <summary>Whether a path names a file of the repository or a folder that holds one.</summary>
    public static bool Has(string path)
    {
        var name = path.TrimEnd('/');
        return name.Length == 0 || Files.Contains(name) || Files.Any(file => file.StartsWith(name + "/", StringComparison.Ordinal));
    }

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Caveat.slnx")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException($"No folder above '{AppContext.BaseDirectory}' holds Caveat.slnx: build the tests inside a checkout.");
    }

    private static HashSet<string> ListFiles()
    {
        // safe.directory: a container often runs as another account than the one that cloned.
        using var git = Process.Start(new ProcessStartInfo("git", ["-c", "safe.directory=*", "ls-files", "-z", "--cached", "--others", "--exclude-standard"])
        {
            WorkingDirectory = Root,
            RedirectStandardOutput = true,
        }) ?? throw new InvalidOperationException("git did not start.");
        var listing = git.StandardOutput.ReadToEnd();
        git.WaitForExit();
        return git.ExitCode == 0
            ? [.. listing.Split('\0', StringSplitOptions.RemoveEmptyEntries).Where(file => File.Exists(PathOf(file)))]
            : throw new InvalidOperationException($"git could not list the files of '{Root}': run the tests in a git checkout.");
    }
}
