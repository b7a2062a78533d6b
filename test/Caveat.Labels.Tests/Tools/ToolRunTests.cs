using System.Runtime.Versioning;
using Caveat.Labels.Documents;
using Caveat.Labels.Documents.Pdf;
using Caveat.Labels.Documents.Tools;
using Caveat.Labels.Tests.Pdf;
using Xunit;

namespace Caveat.Labels.Tests.Tools;

/// <summary>Scripts stand in for the programs, and do what a program that a document has taken over might do.</summary>
[UnsupportedOSPlatform("windows")]
public sealed class ToolRunTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("caveat-tests-").FullName;

    public ToolRunTests() => Assert.SkipWhen(OperatingSystem.IsWindows(), "The stand-ins are shell scripts.");

    [Fact]
    public void A_program_that_does_not_end_is_killed_with_all_that_it_started()
    {
        var tools = Script("pdfinfo", "sleep 60 & sleep 60");
        var refusal = Assert.Throws<DocumentRefusedException>(() => ReadPdf(tools, new DocumentLimits { Time = TimeSpan.FromMilliseconds(700) }));

        Assert.Equal("reading took longer than 0.7 seconds", refusal.Message);
    }

    [Fact]
    public void A_program_that_prints_without_end_is_stopped()
    {
        var tools = Script("pdfinfo", "while true; do echo aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa; done");
        var refusal = Assert.Throws<DocumentRefusedException>(() => ReadPdf(tools, new DocumentLimits { UnpackedBytes = 1 << 20 }));

        Assert.Equal("it unpacks to more than 1048576 bytes", refusal.Message);
    }

    [Fact]
    public void A_program_that_complains_without_end_is_waited_for_and_not_believed()
    {
        var tools = Script("pdfinfo", "i=0; while [ $i -lt 20000 ]; do echo complaint complaint complaint >&2; i=$((i+1)); done; exit 3");

        Assert.Equal("it is damaged or no PDF document: save it again.", Assert.Throws<InvalidDataException>(() => ReadPdf(tools, new DocumentLimits())).Message);
    }

    [Fact]
    public void A_cancelled_reading_ends_its_program()
    {
        var tools = Script("pdfinfo", "sleep 60");
        using var source = new CancellationTokenSource();
        var into = new DocumentBuilder(new DocumentLimits(), TimeProvider.System, source.Token);
        using var folder = new PrivateFolder();
        using var run = ToolRun.Start(tools, "pdfinfo", [], folder, into);
        source.Cancel();

        Assert.ThrowsAny<OperationCanceledException>(() => run.Finish());
    }

    [Fact]
    public void A_program_sees_none_of_our_environment_and_gets_its_arguments_without_a_shell()
    {
        var outcome = Run(Script("show", "env; echo \"$@\""), "show", "$(touch x) ; `id`");

        Assert.DoesNotContain("HOME=", outcome.Text);
        Assert.DoesNotContain("DOTNET", outcome.Text);
        Assert.EndsWith("$(touch x) ; `id`\n", outcome.Text);
    }

    [Fact]
    public void A_program_has_no_network_where_the_machine_lets_us_take_it()
    {
        var tools = Script("show", "cat /proc/self/net/dev | wc -l");
        Assert.SkipUnless(tools.Confinement.TakesNetwork, "This machine has no bwrap and allows no user namespaces.");

        // Two heads and the loopback; with bwrap there is no /proc at all.
        Assert.Contains(Run(tools, "show").Text.Trim(), (string[])["3", "0"]);
    }

    [Fact]
    public void A_program_gets_four_gibibytes_at_most()
    {
        Programs.Need("prlimit");

        Assert.Equal("4194304\n", Run(Script("show", "ulimit -v"), "show").Text);
    }

    [Fact]
    public void A_private_folder_is_ours_alone_and_goes_with_its_content()
    {
        string path;
        using (var folder = new PrivateFolder())
        {
            path = folder.Write("a", new byte[3]);
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(folder.FullName));
        }
        Assert.False(Directory.Exists(Path.GetDirectoryName(path)));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static void ReadPdf(Toolbox tools, DocumentLimits limits) =>
        new PdfReader(tools).Read(new DocumentPart("a.pdf", new HandPdf().Page("").ToBytes(), "", 0), new DocumentBuilder(limits, TimeProvider.System, TestContext.Current.CancellationToken), new DocumentReader());

    private static ToolOutcome Run(Toolbox tools, string name, params string[] arguments)
    {
        using var folder = new PrivateFolder();
        return ToolRun.Finish(tools, name, arguments, folder, new DocumentBuilder(new DocumentLimits(), TimeProvider.System, TestContext.Current.CancellationToken));
    }

    private Toolbox Script(string name, string text)
    {
        var path = Path.Combine(_folder, name);
        // Another process writes it: a program started by a test beside this one would inherit our open file, and a file open for writing cannot be run.
        Programs.Run(_folder, "sh", "-c", "printf '%s' \"$1\" > \"$0\" && chmod 700 \"$0\"", path, $"#!/bin/sh\nPATH=/usr/bin:/bin\n{text}\n");
        return new Toolbox(_folder + Path.PathSeparator + Environment.GetEnvironmentVariable("PATH"));
    }
}
