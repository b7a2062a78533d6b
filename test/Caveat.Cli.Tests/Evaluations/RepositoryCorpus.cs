namespace Caveat.Cli.Tests.Evaluations;

/// <summary>Where the repository's corpus of markings lies.</summary>
internal static class RepositoryCorpus
{
    public static string Folder { get; } = Find();

    private static string Find()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Caveat.slnx")))
        {
            folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("The tests run outside the repository.");
        }
        return Path.Combine(folder, "test", "corpus", "markings");
    }
}
