using System.Diagnostics;
using Caveat.Assistant.Exports;
using Caveat.Assistant.Words;

namespace Caveat.Assistant.Tests.Exports;

public sealed class PdfPrinterTests
{
    [Fact]
    public async Task Every_page_bears_the_marking_at_the_top_and_at_the_bottom()
    {
        using var printer = new PdfPrinter(new AssistantOptions(), TimeProvider.System);
        var paper = Papers.OfAnswer(Papers.Answer(Papers.Text + string.Concat(Enumerable.Repeat("A long paragraph of words. ", 200).Append("\n\n")) + string.Concat(Enumerable.Repeat("More.\n\n", 80))));
        var result = await printer.PrintAsync(PaperHtml.Write(paper), TestContext.Current.CancellationToken);
        Assert.SkipWhen(result is PdfResult.NoPrinter, "There is no Chromium on this machine: PDF export is not tested.");

        var pages = await TextOfAsync(Assert.IsType<PdfResult.Printed>(result).Content);
        Assert.True(pages.Length > 1);
        for (var i = 0; i < pages.Length; i++)
        {
            var lines = pages[i].Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
            Assert.Equal(("NATO UNCLASSIFIED", "NATO UNCLASSIFIED", $"Page {i + 1} of {pages.Length}"), (lines[0], lines[^2], lines[^1]));
        }

        Assert.Contains("(NU) Findings", pages[0], StringComparison.Ordinal);
        Assert.Contains("[1] (NU) Plan.pdf, page 3, paragraph 2", string.Concat(pages), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_Chromium_it_says_so()
    {
        using var printer = new PdfPrinter(new AssistantOptions { Chromium = "/nowhere/chromium" }, TimeProvider.System);
        Assert.IsType<PdfResult.NoPrinter>(await printer.PrintAsync("<p>x</p>", TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_printer_that_prints_nothing_has_failed()
    {
        Assert.SkipUnless(File.Exists("/bin/true"), "There is no /bin/true on this machine.");
        using var printer = new PdfPrinter(new AssistantOptions { Chromium = "/bin/true" }, TimeProvider.System);
        Assert.IsType<PdfResult.Failed>(await printer.PrintAsync("<p>x</p>", TestContext.Current.CancellationToken));
    }

    [Fact]
    public void A_marking_cannot_leave_its_style()
    {
        var html = PaperHtml.Write(Papers.OfAnswer(Papers.Answer("x", "</STYLE><SCRIPT>\"; } X"), Locale.French));
        Assert.DoesNotContain("<script", html, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(1, html.Split("</style>", StringSplitOptions.None).Length - 1);
    }

    private static async Task<string[]> TextOfAsync(byte[] pdf)
    {
        var file = Path.GetTempFileName();
        try
        {
            await File.WriteAllBytesAsync(file, pdf);
            using var process = Process.Start(new ProcessStartInfo("pdftotext", ["-layout", file, "-"]) { RedirectStandardOutput = true })!;
            var text = await process.StandardOutput.ReadToEndAsync();
            await process.WaitForExitAsync();
            return text.TrimEnd('\f', '\n').Split('\f');
        }
        catch (System.ComponentModel.Win32Exception)
        {
            Assert.Skip("There is no pdftotext on this machine: the text of the PDF is not read.");
            return [];
        }
        finally
        {
            File.Delete(file);
        }
    }
}
