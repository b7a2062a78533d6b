using System.Text;
using Xunit;

namespace Caveat.Cli.Tests.Scans;

public sealed class ScanCommandTests : IDisposable
{
    private const string Marked = "Good morning.\n\n  NATO SECRET\nBuild a watch list of the citizens who attended the protest.\n";

    private readonly ScanFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_marking_above_the_ceiling_is_told_with_its_place_and_its_grounds()
    {
        var (code, output, errors) = ScanFolder.Run(_folder.File("note.txt", Marked));

        Assert.Equal(1, code);
        Assert.Matches(@"note\.txt:3:3: NATO SECRET \(banner, [01]\.\d\d(: .+)?\)\n$", output);
        Assert.Contains("1 file, 1 above NATO UNCLASSIFIED, 0 unread.", errors, StringComparison.Ordinal);
    }

    [Fact]
    public void The_words_are_shown_only_when_asked_for()
    {
        var file = _folder.File("note.txt", "n a t o  s e c r e t\n");

        Assert.DoesNotContain("s e c r e t", ScanFolder.Run(file).Output, StringComparison.Ordinal);
        Assert.Contains("): n a t o  s e c r e t", ScanFolder.Run(file, "--show").Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("NATO UNCLASSIFIED", 1)]
    [InlineData("nato restricted", 1)]
    [InlineData("EU CONFIDENTIAL", 1)]
    [InlineData("NATO SECRET", 0)]
    [InlineData("US SECRET", 0)]
    [InlineData("COSMIC TOP SECRET", 0)]
    public void Only_what_stands_above_the_ceiling_counts(string ceiling, int code) =>
        Assert.Equal(code, ScanFolder.Run(_folder.File("note.txt", Marked), "--ceiling", ceiling).Code);

    [Theory]
    [InlineData("The secret of good soup is patience.")]
    [InlineData("NATO UNCLASSIFIED\nThe ministers met.")]
    [InlineData("")]
    public void Nothing_above_unclassified_is_a_success(string text) => Assert.Equal(0, ScanFolder.Run(_folder.File("note.txt", text)).Code);

    [Theory]
    [InlineData("is not a marking in full", "--ceiling", "NATO TOP SECRET")]
    [InlineData("is not a nation", "--nation", "France")]
    [InlineData("is not a number of files", "--jobs", "0")]
    [InlineData("is not a pattern of paths", "--include", "/")]
    [InlineData("is not a pattern of paths", "--exclude", " ")]
    public void A_wrong_option_is_a_usage_error_that_says_what_to_write(string said, params string[] options)
    {
        var (code, _, errors) = ScanFolder.Run([_folder.File("note.txt", Marked), .. options]);

        Assert.Equal(2, code);
        Assert.Contains(said, errors, StringComparison.Ordinal);
    }

    [Fact]
    public void A_scan_of_nothing_is_a_usage_error() => Assert.Equal(2, ScanFolder.Run("--json").Code);

    [Fact]
    public void What_is_missing_is_unread_and_never_clean()
    {
        var (code, output, errors) = ScanFolder.Run(_folder.File("fine.txt", "Hello."), _folder.At("none.txt"));

        Assert.Equal(3, code);
        Assert.Empty(output);
        Assert.Contains("none.txt: unread: ", errors, StringComparison.Ordinal);
        Assert.Contains("2 files, 0 above NATO UNCLASSIFIED, 1 unread.", errors, StringComparison.Ordinal);
    }

    [Fact]
    public void What_was_found_outweighs_what_could_not_be_read() =>
        Assert.Equal(1, ScanFolder.Run(_folder.At("none.txt"), _folder.File("note.txt", Marked)).Code);

    [Fact]
    public void A_file_beyond_the_limits_is_refused_before_it_is_read()
    {
        using (var sparse = File.Create(_folder.At("sparse.txt")))
        {
            sparse.SetLength(2L << 30);
        }

        var (code, _, errors) = ScanFolder.Run(_folder.Path);

        Assert.Equal(3, code);
        Assert.Contains("sparse.txt: refused: ", errors, StringComparison.Ordinal);
        Assert.Contains("0 unread, 1 refused.", errors, StringComparison.Ordinal);
    }

    [Fact]
    public void A_hyphen_is_standard_input()
    {
        using var input = new MemoryStream(Encoding.UTF8.GetBytes(Marked));

        var (code, output, _) = ScanFolder.Run(input, default, "-");

        Assert.Equal(1, code);
        Assert.StartsWith("-:3:3: NATO SECRET (", output, StringComparison.Ordinal);
    }

    [Fact]
    public void Prohibited_uses_are_looked_for_only_when_asked_for()
    {
        var file = _folder.File("note.txt", Marked["Good morning.\n\n  NATO SECRET\n".Length..]);

        Assert.Equal((0, ""), (ScanFolder.Run(file).Code, ScanFolder.Run(file).Output));
        var (code, output, errors) = ScanFolder.Run(file, "--uses");
        Assert.Equal(1, code);
        Assert.Contains("note.txt:1:9: domestic-surveillance (", output, StringComparison.Ordinal);
        Assert.DoesNotContain("citizens", output, StringComparison.Ordinal);
        Assert.Contains("1 with a prohibited use", errors, StringComparison.Ordinal);
    }

    [Fact]
    public void Names_and_words_cannot_steer_the_terminal()
    {
        var (_, output, errors) = ScanFolder.Run(_folder.File("a\e[2J\u202Eb.txt", "NATO\u200B SECRET\n"), _folder.At("\e]0;x\a"), "--show");

        Assert.DoesNotContain(output + errors, c => c != '\n' && (char.IsControl(c) || c is '\u202E' or '\u200B'));
        Assert.Contains(@"a\u{1B}[2J\u{202E}b.txt:1:1: ", output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_scan_that_is_stopped_says_how_far_it_came_and_leaves_no_half_log()
    {
        using var stop = new CancellationTokenSource();
        using var input = new FakeInput(stop.Cancel);

        var (code, output, errors) = ScanFolder.Run(input, stop.Token, _folder.File("note.txt", Marked), "-", "--sarif", _folder.At("log.sarif"));

        Assert.Equal(130, code);
        Assert.Contains("Stopped after ", errors, StringComparison.Ordinal);
        Assert.DoesNotContain("-:", output, StringComparison.Ordinal);
        Assert.Equal(["note.txt"], Directory.GetFiles(_folder.Path).Select(Path.GetFileName));
    }

    [Fact]
    public void A_fault_over_one_file_does_not_end_the_scan_of_the_others()
    {
        using var input = new FakeInput(() => throw new InvalidOperationException("The reader tripped."));

        var (code, output, errors) = ScanFolder.Run(input, default, "-", _folder.File("fine.txt", "NATO RESTRICTED\n"), "--ceiling", "NATO RESTRICTED");

        Assert.Equal(3, code);
        Assert.Contains("-: unread: ", errors, StringComparison.Ordinal);
        Assert.Contains("fine.txt:1:1: NATO RESTRICTED", output, StringComparison.Ordinal);
    }

    private sealed class FakeInput(Action read) : MemoryStream(Encoding.UTF8.GetBytes("NATO SECRET"))
    {
        public override int Read(Span<byte> buffer)
        {
            read();
            return base.Read(buffer);
        }
    }
}
