using Caveat.Conventions.Reading;

namespace Caveat.Conventions;

/// <summary>Folder = namespace = one idea, one top-level type per file, and the file bears its name.</summary>
public sealed class FileLayout
{
    private static readonly IReadOnlyList<SourceFile> Files = [.. SourceFile.Under("src").Where(file => !file.IsEntryPoint)];

    [Fact]
    public void A_file_under_src_holds_one_top_level_type() =>
        Offenders.None(
            "Give each top-level type its own file:",
            from file in Files
            where file.Types.Count != 1
            select $"{file.Path}: {(file.Types.Count == 0 ? "no type" : string.Join(", ", file.Types))}");

    [Fact]
    public void A_file_under_src_is_named_after_its_type() =>
        Offenders.None(
            "Name the file Type.cs, or Type.Aspect.cs for a part of a partial type:",
            from file in Files
            where file.Types.Count == 1 && file.Types[0] != file.Stem
            select $"{file.Path} holds {file.Types[0]}");

    [Fact]
    public void A_namespace_under_src_is_its_folder() =>
        Offenders.None(
            "Move the file, or correct its file-scoped namespace:",
            from file in Files
            where file.Namespace != file.FolderNamespace
            select $"{file.Path}: namespace {file.Namespace ?? "(none)"}, folder {file.FolderNamespace}");

    /// <summary>The three tests above read lines; this one asks the compiler whether they saw everything.</summary>
    [Fact]
    public void The_types_read_from_the_files_are_those_that_were_compiled()
    {
        var read = Files.SelectMany(file => file.Types.Select(type => $"{file.Namespace}.{type}")).ToHashSet();
        var compiled = Compiled.Types.Where(type => !type.IsNested && type.Name != "_Imports").Select(type => $"{type.Namespace}.{Compiled.NameOf(type)}").ToHashSet();
        Offenders.None(
            "Rebuild; or declare the type at the left margin so that it can be seen:",
            [.. compiled.Except(read).Select(type => $"{type} is compiled, but no file declares it"),
             .. read.Except(compiled).Select(type => $"{type} stands in a file, but is not compiled")]);
    }

    [Theory]
    [InlineData("public sealed record Label(string Name)\n{\n}\n", "Label")]
    [InlineData("internal static partial class Log\n{\n    private sealed class Inner;\n}\n", "Log")]
    [InlineData("public readonly record struct KeyId(uint Value);\nfile enum Kind;\n", "KeyId Kind")]
    [InlineData("internal readonly ref struct Span<T>;\n", "Span")]
    [InlineData("public delegate ValueTask<int> Reads(string text);\ninternal delegate T Makes<T>();\n", "Reads Makes")]
    [InlineData("/// <summary>public class Comment</summary>\n// class Other\npublic interface ISurface;\n", "ISurface")]
    public void Top_level_types_are_read_from_their_lines(string text, string types) =>
        Assert.Equal(types.Split(' '), SourceFile.Parse("src/Caveat.Labels/Some.cs", text).Types);

    [Fact]
    public void A_part_of_a_partial_type_belongs_to_the_type()
    {
        var file = SourceFile.Parse("src/Caveat.Labels/Markings/MarkingReader.Banner.cs", "namespace Caveat.Labels.Markings;\n\ninternal partial class MarkingReader;\n");
        Assert.Equal(("MarkingReader", "Caveat.Labels.Markings", "Caveat.Labels.Markings", 3), (file.Stem, file.Namespace, file.FolderNamespace, file.LineCount));
    }
}
