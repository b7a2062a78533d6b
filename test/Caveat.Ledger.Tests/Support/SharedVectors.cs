namespace Caveat.Ledger.Tests.Support;

/// <summary>Public vectors that lie beside the repository on some machines; tests that need them skip where they do not.</summary>
internal static class SharedVectors
{
    public static string RepositoryRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Caveat.slnx")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("The tests do not run from within the repository.");
    }

    public static string Folder(string name)
    {
        var folder = Path.Combine(RepositoryRoot(), "..", "shared", "vectors", name);
        Assert.SkipUnless(Directory.Exists(folder), $"The public vectors '{name}' are not beside the repository (../shared/vectors/{name}).");
        return folder;
    }
}
