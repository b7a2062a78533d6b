namespace Caveat.Assistant.Tests.Design;

/// <summary>The sources that these tests read.</summary>
internal static class DesignFiles
{
    public static string Folder { get; } = Find();

    public static string Style(string name) => File.ReadAllText(Path.Combine(Folder, "Assets", "styles", name));

    private static string Find()
    {
        var directory = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(directory, "Caveat.slnx")))
        {
            directory = Path.GetDirectoryName(directory)!;
        }

        return Path.Combine(directory, "src", "Caveat.Assistant");
    }
}
