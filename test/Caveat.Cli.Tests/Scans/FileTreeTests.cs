using Caveat.Cli.Scans;
using Xunit;

namespace Caveat.Cli.Tests.Scans;

public sealed class FileTreeTests : IDisposable
{
    private readonly ScanFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_folder_gives_all_its_files_hidden_ones_too_in_the_order_of_their_paths()
    {
        Make("b.txt", ".hidden/x", "a/z/1", "a-b", "a/.y", "B.txt");

        Assert.Equal([".hidden/x", "B.txt", "a-b", "a/.y", "a/z/1", "b.txt"], Find());
    }

    [Fact]
    public void Links_in_a_folder_are_counted_and_not_followed()
    {
        Make("a/file.txt");
        File.CreateSymbolicLink(_folder.At("a/loop"), _folder.Path);
        File.CreateSymbolicLink(_folder.At("a/out.txt"), _folder.File("../" + Path.GetFileName(_folder.Path) + ".outside", "x"));
        File.CreateSymbolicLink(_folder.At("a/dangling"), "nowhere");
        try
        {
            var tree = new FileTree([], []);
            tree.Add(_folder.Path, default);

            Assert.Equal((1, 3), (tree.Targets.Count, tree.Links));
        }
        finally
        {
            File.Delete(_folder.Path + ".outside");
        }
    }

    [Fact]
    public void A_link_that_is_named_is_followed()
    {
        Make("a/file.txt");
        File.CreateSymbolicLink(_folder.At("link"), _folder.At("a"));
        var tree = new FileTree([], []);

        tree.Add(_folder.At("link"), default);

        Assert.Equal([_folder.At("link/file.txt")], tree.Targets.Select(target => target.Path));
    }

    [Fact]
    public void Globs_choose_among_the_files_of_a_folder()
    {
        Make("plan.docx", "PLAN2.DOCX", "notes.txt", "old/plan3.docx", ".git/x.docx", "build/out/y.docx");

        Assert.Equal(["PLAN2.DOCX", "old/plan3.docx", "plan.docx"], Find(include: ["*.docx"], exclude: [".git", "build/**"]));
    }

    [Fact]
    public void Globs_leave_alone_what_is_named()
    {
        Make("notes.txt");
        var tree = new FileTree([Glob("*.docx")], [Glob("notes.txt")]);

        tree.Add(_folder.At("notes.txt"), default);

        Assert.True(Assert.Single(tree.Targets).IsNamed);
    }

    [Theory]
    [InlineData("*.txt", "a/b/note.TXT", true)]
    [InlineData("*.txt", "note.txt.bak", false)]
    [InlineData("?.txt", "a/b.txt", true)]
    [InlineData("?.txt", "a/bc.txt", false)]
    [InlineData("a/*.txt", "a/b.txt", true)]
    [InlineData("a/*.txt", "a/b/c.txt", false)]
    [InlineData("a/**/c.txt", "a/c.txt", true)]
    [InlineData("a/**/c.txt", "a/b/d/c.txt", true)]
    [InlineData("/c.txt", "a/c.txt", false)]
    [InlineData("/c.txt", "c.txt", true)]
    [InlineData("**/c.txt", "a/b/c.txt", true)]
    [InlineData("build/", "x/build", true)]
    [InlineData("a.b", "axb", false)]
    [InlineData("[a](+)", "[a](+)", true)]
    public void A_glob_without_a_slash_means_a_name_and_with_one_a_path(string glob, string path, bool matches) =>
        Assert.Equal(matches, Glob(glob).Matches(path));

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData("/")]
    public void A_glob_of_nothing_is_none(string glob) => Assert.False(PathGlob.TryParse(glob, out _));

    [Fact]
    public void A_pipe_in_a_folder_is_unread_and_does_not_hold_up_the_scan()
    {
        if (!OperatingSystem.IsLinux())
        {
            Assert.Skip("Pipes are told from files on Linux only.");
        }
        using (var mkfifo = System.Diagnostics.Process.Start("mkfifo", _folder.At("pipe")))
        {
            mkfifo.WaitForExit();
        }

        var (code, _, errors) = ScanFolder.Run(_folder.Path);

        Assert.Equal(3, code);
        Assert.Contains("is no file but a pipe", errors, StringComparison.Ordinal);
    }

    private static PathGlob Glob(string text) => PathGlob.TryParse(text, out var glob) ? glob : throw new ArgumentException(text);

    private void Make(params string[] names)
    {
        foreach (var name in names)
        {
            _folder.File(name, "x");
        }
    }

    private IEnumerable<string> Find(string[]? include = null, string[]? exclude = null)
    {
        var tree = new FileTree([.. (include ?? []).Select(Glob)], [.. (exclude ?? []).Select(Glob)]);
        tree.Add(_folder.Path, default);
        return tree.Targets.Select(target => Path.GetRelativePath(_folder.Path, target.Path));
    }
}
