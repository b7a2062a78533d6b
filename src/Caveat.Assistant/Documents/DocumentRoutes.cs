using Caveat.Assistant.Access;
using Caveat.Assistant.Design;
using Caveat.Assistant.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;

namespace Caveat.Assistant.Documents;

/// <summary>The routes of documents. An id of somebody else's answers as one that never was.</summary>
internal static class DocumentRoutes
{
    public static void Map(RouteGroupBuilder routes, AssistantOptions options)
    {
        // The server's own limit is for prompts; this route counts by itself.
        routes.MapPost("/documents", UploadAsync).WithMetadata(new BodyLimit(options.DocumentBytes + (2 * UploadReader.FormBytes)));
        if (options.OffersSample)
        {
            routes.MapPost("/documents/sample", AddSampleAsync);
        }

        routes.MapPost("/documents/{id}/delete", DeleteAsync);
        routes.MapGet("/sources/{id}", ShowAsync);
    }

    private static async Task<IResult> UploadAsync(HttpContext http, UploadReader uploads, DocumentDesk desk, CancellationToken cancellationToken)
    {
        var by = SignedIn.Of(http);
        return await uploads.ReadAsync(http.Request, cancellationToken).ConfigureAwait(false) switch
        {
            UploadForm.Complete form => Answer(by, form.Name, await desk.AddAsync(by, form.Name, form.Content, form.Project, cancellationToken).ConfigureAwait(false)),
            UploadForm.TooLarge form => Answer(by, form.Name, desk.TooLarge(by, form.Name)),
            _ => Results.Json(new { sentence = by.Locale["documents.malformed"] }, statusCode: StatusCodes.Status400BadRequest),
        };
    }

    private static async Task<IResult> AddSampleAsync(HttpContext http, DocumentDesk desk, CancellationToken cancellationToken)
    {
        var by = SignedIn.Of(http);
        var sample = SampleDocument.Open();
        await using var closing = sample.ConfigureAwait(false);
        return Answer(by, SampleDocument.Name, await desk.AddAsync(by, SampleDocument.Name, sample, project: null, cancellationToken).ConfigureAwait(false));
    }

    private static async Task<IResult> DeleteAsync(string id, string? back, HttpContext http, DocumentDesk desk, CancellationToken cancellationToken)
    {
        var by = SignedIn.Of(http);
        if (!RowId.TryParse(id, out var document) || !await desk.DeleteAsync(by.Owner, document, cancellationToken).ConfigureAwait(false))
        {
            return Results.Json(new { sentence = by.Locale["documents.not-found"] }, statusCode: StatusCodes.Status404NotFound);
        }

        return LocalPath.Of(back) is { } path ? new SeeOther(path) : Results.NoContent();
    }

    private static async Task<IResult> ShowAsync(string id, string? chunk, string? back, HttpContext http, DocumentDesk desk, CancellationToken cancellationToken)
    {
        var by = SignedIn.Of(http);
        var document = RowId.TryParse(id, out var row) ? await desk.FindAsync(by.Owner, row, cancellationToken).ConfigureAwait(false) : null;
        var chunks = document is null ? [] : await desk.ChunksAsync(by.Owner, row, cancellationToken).ConfigureAwait(false);
        return PageAnswer.Of<SourcesPage>(
            new { By = by, Document = document, Chunks = chunks, Cited = chunk, Back = LocalPath.Of(back) },
            document is null ? StatusCodes.Status404NotFound : StatusCodes.Status200OK);
    }

    private static IResult Answer(SignedIn by, string name, AddResult result) => result switch
    {
        AddResult.Added added => Results.Json(UploadView.Of(added.Document)),
        // Stopped is an outcome, not a failure: the page shows it as a card.
        AddResult.Stopped stopped => Results.Json(
            UploadView.Of(ShownName.Of(name, by.Locale["documents.unnamed"]), stopped),
            statusCode: stopped.IsTooLarge ? StatusCodes.Status413PayloadTooLarge : StatusCodes.Status200OK),
        _ => throw new InvalidOperationException($"Adding a document gave {result}."),
    };

    private sealed record BodyLimit(long? MaxRequestBodySize) : IRequestSizeLimitMetadata;

    /// <summary>RFC 9110, section 15.4.4: the answer to the act is over there, to be fetched with GET.</summary>
    private sealed class SeeOther(string path) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            httpContext.Response.StatusCode = StatusCodes.Status303SeeOther;
            httpContext.Response.Headers.Location = path;
            return Task.CompletedTask;
        }
    }
}
