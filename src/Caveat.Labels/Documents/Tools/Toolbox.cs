namespace Caveat.Labels.Documents.Tools;

/// <summary>Where the programs of other projects that read documents are found. Thread-safe.</summary>
/// <param name="searchPath">Folders, as in the environment variable PATH; relative ones are not looked at.</param>
internal sealed class Toolbox(string searchPath)
{
    private readonly Lazy<Confinement> _confinement = new(() => Confinement.Probe(new Toolbox(searchPath)));

    /// <summary>The tools that are installed on this machine.</summary>
    public static Toolbox OfMachine { get; } = new(Environment.GetEnvironmentVariable("PATH") ?? "");

    public Confinement Confinement => _confinement.Value;

    /// <summary>The full path of a program; null when it is not installed.</summary>
    public string? Find(string name)
    {
        var file = OperatingSystem.IsWindows() ? name + ".exe" : name;
        foreach (var folder in searchPath.Split(Path.PathSeparator))
        {
            if (Path.IsPathFullyQualified(folder) && File.Exists(Path.Combine(folder, file)))
            {
                return Path.Combine(folder, file);
            }
        }
        return null;
    }

    public bool Has(string name) => Find(name) is not null;
}
