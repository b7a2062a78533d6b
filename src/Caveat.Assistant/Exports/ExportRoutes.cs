using Caveat.Assistant.Access;
using Caveat.Assistant.Conversations;
using Caveat.Assistant.Design;
using Caveat.Assistant.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Caveat.Assistant.Exports;

/// <summary>Answers requests for exports. What is another's is as absent as what never was.</summary>
internal sealed class ExportRoutes(ConversationStore conversations, PaperWriter papers, PdfPrinter printer)
{
    public async Task<IResult> AnswerAsync(HttpContext http, string turn, string format, CancellationToken cancellationToken)
    {
        var by = SignedIn.Of(http);
        if (!RowId.TryParse(turn, out var id) || !ExportFormat.TryParse(format, out var into)
            || await conversations.FindTurnAsync(by.Owner, id, cancellationToken).ConfigureAwait(false) is not { Speaker: Speaker.Assistant } answer
            || await conversations.FindAsync(by.Owner, answer.Conversation, cancellationToken).ConfigureAwait(false) is not { } conversation)
        {
            return Absent(by);
        }

        var question = answer.Parent is { } parent ? await conversations.FindTurnAsync(by.Owner, parent, cancellationToken).ConfigureAwait(false) : null;
        return await FileAsync(http, by, papers.Write(by, conversation, answer, question), into, cancellationToken).ConfigureAwait(false);
    }

    public async Task<IResult> ConversationAsync(HttpContext http, string conversation, string format, CancellationToken cancellationToken)
    {
        var by = SignedIn.Of(http);
        if (!RowId.TryParse(conversation, out var id) || !ExportFormat.TryParse(format, out var into)
            || await conversations.OpenAsync(by.Owner, id, cancellationToken).ConfigureAwait(false) is not { } open)
        {
            return Absent(by);
        }

        return await FileAsync(http, by, papers.Write(by, open), into, cancellationToken).ConfigureAwait(false);
    }

    private async Task<IResult> FileAsync(HttpContext http, SignedIn by, Paper paper, ExportFormat format, CancellationToken cancellationToken)
    {
        if (format != ExportFormat.Pdf)
        {
            return File(http, paper, format, format == ExportFormat.Word ? WordPaper.Write(paper) : MarkdownPaper.Write(paper));
        }

        var word = http.Request.PathBase + http.Request.Path.Value![..^format.Extension.Length] + ExportFormat.Word.Extension;
        return await printer.PrintAsync(PaperHtml.Write(paper), cancellationToken).ConfigureAwait(false) switch
        {
            PdfResult.Printed { Content: var content } => File(http, paper, format, content),
            // The server lacks a part that this format needs: it is not a failure that passes.
            PdfResult.NoPrinter => Problem(by, "no-pdf", StatusCodes.Status501NotImplemented, word),
            _ => Problem(by, "pdf-failed", StatusCodes.Status503ServiceUnavailable, word),
        };
    }

    private static IResult File(HttpContext http, Paper paper, ExportFormat format, byte[] content)
    {
        http.Response.Headers.ContentDisposition = ExportName.Disposition(paper.Title, format);
        http.Response.Headers.CacheControl = "no-store";
        http.Response.Headers.XContentTypeOptions = "nosniff";
        return Results.Bytes(content, format.ContentType);
    }

    private static RazorComponentResult<ExportProblemPage> Absent(SignedIn by) => Problem(by, "absent", StatusCodes.Status404NotFound, word: null);

    private static RazorComponentResult<ExportProblemPage> Problem(SignedIn by, string problem, int status, string? word) =>
        PageAnswer.Of<ExportProblemPage>(new { By = by, Problem = problem, Word = word }, status);
}
