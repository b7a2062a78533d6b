using System.Text.RegularExpressions;
using Caveat.Conventions.Reading;
using Markdig;
using Markdig.Extensions.AutoIdentifiers;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Caveat.Conventions;

/// <summary>What the documents point at is there.</summary>
public sealed partial class MarkdownPaths
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder()
        .UseYamlFrontMatter().UsePipeTables().UseAutoIdentifiers(AutoIdentifierOptions.GitHub).Build();

    private static readonly Dictionary<string, MarkdownDocument> Documents = Repository.Files
        .Where(file => file.EndsWith(".md", StringComparison.Ordinal))
        .ToDictionary(file => file, file => Markdown.Parse(Repository.Read(file), Pipeline));

    [Fact]
    public void Every_link_into_the_repository_resolves() =>
        Offenders.None(
            "Correct these links; a link is relative to its own file:",
            from document in Documents
            from link in document.Value.Descendants<LinkInline>()
            let url = link.Url ?? ""
            where !url.Contains(':', StringComparison.Ordinal) && !Resolves(document.Key, url)
            select $"{document.Key}:{link.Line + 1}: {url}");

    [Fact]
    public void Every_repository_path_in_a_shell_example_exists() =>
        Offenders.None(
            "Correct these paths; shell examples run at the root of the repository:",
            from document in Documents
            from block in document.Value.Descendants<FencedCodeBlock>()
            where block.Info is "sh" or "bash"
            from path in PathsIn(block.Lines.ToString())
            where !Repository.Has(path)
            select $"{document.Key}:{block.Line + 1}: {path}");

    [Theory]
    [InlineData("dotnet run --project src/Caveat.Server", "src/Caveat.Server")]
    [InlineData("(cd bench/peers && npm ci)", "bench/peers")]
    [InlineData("bash .ci/run", ".ci/run")]
    [InlineData("ls src/Caveat.*/Log.cs artifacts/bin/x ~/src/y $HOME/test/z", "")]
    public void Paths_are_read_from_shell_examples(string line, string paths) =>
        Assert.Equal(paths, string.Join(' ', PathsIn(line)));

    private static bool Resolves(string document, string url)
    {
        var parts = Uri.UnescapeDataString(url).Split('#', 2);
        var target = parts[0].Length == 0
            ? document
            : Path.GetRelativePath(Repository.Root, Path.GetFullPath(parts[0], Path.GetDirectoryName(Repository.PathOf(document))!)).Replace('\\', '/');
        return Repository.Has(target == "." ? "" : target)
            && (parts.Length == 1
                || !Documents.TryGetValue(target, out var other)
                || other.Descendants<HeadingBlock>().Any(heading => heading.TryGetAttributes()?.Id == parts[1]));
    }

    private static IEnumerable<string> PathsIn(string text) => RepositoryPath().Matches(text).Select(match => match.Value.TrimEnd('.'));

    [GeneratedRegex(@"(?<![\w./~$}-])(?>(?:src|test|bench|docs|samples|deploy|\.ci)/[\w./-]*)(?![*<{$…])")]
    private static partial Regex RepositoryPath();
}
