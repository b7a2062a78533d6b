using System.Xml.Linq;

namespace Caveat.Conventions.Reading;

/// <summary>A project as its file declares it.</summary>
internal sealed record ProjectFile(string Path, IReadOnlyList<string> References, IReadOnlyList<XElement> Packages)
{
    public string Name => System.IO.Path.GetFileNameWithoutExtension(Path);

    public string Folder => Path[..Path.LastIndexOf('/')];

    public static IReadOnlyList<ProjectFile> All { get; } =
        [.. Repository.Files.Where(file => file.EndsWith(".csproj", StringComparison.Ordinal)).Order(StringComparer.Ordinal).Select(Read)];

    private static ProjectFile Read(string path)
    {
        var project = XDocument.Parse(Repository.Read(path));
        return new ProjectFile(
            path,
            [.. project.Descendants("ProjectReference").Select(reference => System.IO.Path.GetFileNameWithoutExtension((string?)reference.Attribute("Include") ?? ""))],
            [.. project.Descendants("PackageReference")]);
    }
}
