using System.Text;
using Caveat.Agreements;
using Caveat.Agreements.History;
using Caveat.Cli.AgreementFiles;

namespace Caveat.Cli.Analysis.Publication;

/// <summary><c>caveat agreement publish</c></summary>
internal static class AnnexPublishing
{
    /// <param name="language">Of the words around the text; null: the agreement's first.</param>
    /// <param name="searchPath">Where to look for Chromium.</param>
    public static async Task<int> RunAsync(string path, string file, bool pdf, string? language, string? searchPath, Report report, CancellationToken cancellationToken)
    {
        var (agreement, tally) = Read(path);
        var tongue = agreement.Languages.FirstOrDefault(Language.English);
        if (language is not null && (!Language.TryParse(language, out tongue) || (tongue != Language.English && tongue != Language.French)))
        {
            throw new UnreadableException($"\"{language}\" is not a language of this command: write en or fr.");
        }

        var chromium = pdf ? Chromium.Find(searchPath) : null;
        if (pdf && chromium is null)
        {
            throw new UnreadableException("There is no Chromium on this machine to make a PDF with: install it, or leave out --pdf and print the HTML file from any browser.");
        }

        var page = new AnnexPage(agreement, tally, AnnexWords.In(tongue)).Write();
        InputFiles.Write(file, Encoding.UTF8.GetBytes(page), replace: true);
        var print = Path.ChangeExtension(file, ".pdf");
        if (chromium is not null)
        {
            await Chromium.PrintAsync(chromium, file, print, cancellationToken);
        }

        var answer = new AnnexAnswer(file, chromium is null ? null : print, DocumentAnswer.Of("published", path, agreement, tally));
        return report.Say(answer, AnalysisJson.Default.AnnexAnswer, valid: true, (_, writer) =>
        {
            writer.WriteLine($"{file}{(answer.Pdf is null ? "" : $" and {answer.Pdf}")}: {agreement.Id} version {agreement.Version}, {agreement.Digest}");
            writer.WriteLine(tally switch
            {
                null => "It is marked as a draft: nobody's signature was looked at.",
                { IsMet: true } => "All its parties signed it.",
                _ => $"It says that {tally.Lack()}.",
            });
        });
    }

    private static (Agreement Agreement, SignatureTally? Tally) Read(string path)
    {
        if (!path.EndsWith(InputFiles.SignedSuffix, StringComparison.Ordinal))
        {
            return (AgreementInputs.Require(path), null);
        }

        return InputFiles.ReadSigned(path) switch
        {
            SignedResult.Read read => (read.Document.Agreement, read.Document.Tally(read.Document.Agreement)),
            SignedResult.Rejected rejected => throw new UnreadableException(rejected.Errors[0]),
            _ => throw new InvalidOperationException("An envelope is read or rejected."),
        };
    }
}
