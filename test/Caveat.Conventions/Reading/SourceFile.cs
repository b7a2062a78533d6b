using System.Text.RegularExpressions;

namespace Caveat.Conventions.Reading;

/// <summary>What a C# file or a component says about itself, read from its lines: the formatter keeps top-level declarations at the left margin.</summary>
internal sealed partial record SourceFile(string Path, int LineCount, string? Namespace, IReadOnlyList<string> Types)
{
    private const string Component = ".razor";

    public string FileName => Path[(Path.LastIndexOf('/') + 1)..];

    /// <summary>The folder below <c>src/</c> as a namespace.</summary>
    public string FolderNamespace => Path[..Path.LastIndexOf('/')].Replace("src/", "", StringComparison.Ordinal).Replace('/', '.');

    /// <summary>The name before the first dot, so that <c>Type.Aspect.cs</c> belongs to <c>Type</c>.</summary>
    public string Stem => FileName[..FileName.IndexOf('.', StringComparison.Ordinal)];

    /// <summary>A file of top-level statements, or of usings for the components beside it: neither is about a type.</summary>
    public bool IsEntryPoint => FileName == "_Imports.razor" || FileName == "Program.cs" && Types.Count == 0 && Namespace is null;

    public static IReadOnlyList<SourceFile> Under(string folder) =>
        [.. Repository.Files
            .Where(file => file.StartsWith(folder + "/", StringComparison.Ordinal) && (file.EndsWith(".cs", StringComparison.Ordinal) || file.EndsWith(Component, StringComparison.Ordinal)))
            .Order(StringComparer.Ordinal)
            .Select(file => Parse(file, Repository.Read(file)))];

    public static SourceFile Parse(string path, string text)
    {
        var lines = text.Split('\n');
        var length = text.EndsWith('\n') ? lines.Length - 1 : lines.Length;
        if (path.EndsWith(Component, StringComparison.Ordinal))
        {
            // A component is the type of its file; a nested one is its own business.
            return new SourceFile(
                path, length, lines.Select(line => ComponentNamespace().Match(line)).FirstOrDefault(match => match.Success)?.Groups["name"].Value,
                [path[(path.LastIndexOf('/') + 1)..^Component.Length]]);
        }

        return new SourceFile(
            path,
            length,
            lines.Select(line => NamespaceLine().Match(line)).FirstOrDefault(match => match.Success)?.Groups["name"].Value,
            [.. lines.Select(line => TypeLine().Match(line)).Where(match => match.Success).Select(match => match.Groups["name"].Value)]);
    }

    [GeneratedRegex(@"^@namespace (?<name>[\w.]+)\s*$")]
    private static partial Regex ComponentNamespace();

    [GeneratedRegex(@"^namespace (?<name>[\w.]+);")]
    private static partial Regex NamespaceLine();

    [GeneratedRegex(@"^(?:(?:public|internal|file|static|sealed|abstract|partial|readonly|ref|unsafe) )*(?:(?:record struct|record class|record|class|struct|interface|enum) (?<name>\w+)|delegate .+? (?<name>\w+)(?:<.+>)?\()")]
    private static partial Regex TypeLine();
}
