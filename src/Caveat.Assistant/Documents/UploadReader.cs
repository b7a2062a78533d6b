using Caveat.Assistant.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace Caveat.Assistant.Documents;

/// <summary>Takes the field <c>file</c> out of a multipart form as it arrives, and never more of it than the limit.</summary>
/// <remarks>Thread-safe. Few uploads are in memory at once; those that wait are held back by the network.</remarks>
internal sealed class UploadReader(AssistantOptions options) : IDisposable
{
    /// <summary>What the form may have beside the file: boundaries, headers, small fields.</summary>
    public const int FormBytes = 64 << 10;

    private const int ShortField = 256;

    private readonly SemaphoreSlim _places = new(8);

    public async Task<UploadForm> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (request.ContentLength > options.DocumentBytes + FormBytes)
        {
            // Before any of it is read.
            return new UploadForm.TooLarge("");
        }

        await _places.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return request.HttpContext.Features.Get<IFormFeature>()?.Form is { } form
                ? await FromFormAsync(form, cancellationToken).ConfigureAwait(false)
                : await FromBodyAsync(request, cancellationToken).ConfigureAwait(false);
        }
        catch (BadHttpRequestException failure) when (failure.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            return new UploadForm.TooLarge("");
        }
        catch (Exception failure) when (failure is IOException or InvalidDataException && !cancellationToken.IsCancellationRequested)
        {
            return new UploadForm.Malformed();
        }
        finally
        {
            _places.Release();
        }
    }

    public void Dispose() => _places.Dispose();

    /// <summary>A form that was read before, to find its token.</summary>
    private async Task<UploadForm> FromFormAsync(IFormCollection form, CancellationToken cancellationToken)
    {
        if (form.Files["file"] is not { } file || !TryProject(form["project"], out var project))
        {
            return new UploadForm.Malformed();
        }

        var stream = file.OpenReadStream();
        await using var closing = stream.ConfigureAwait(false);
        return await BoundedContent.ReadAsync(stream, options.DocumentBytes, cancellationToken).ConfigureAwait(false) is { } content
            ? new UploadForm.Complete(file.FileName, content, project)
            : new UploadForm.TooLarge(file.FileName);
    }

    private async Task<UploadForm> FromBodyAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
            || !type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase)
            || HeaderUtilities.RemoveQuotes(type.Boundary).Value is not { Length: > 0 and <= 70 } boundary)
        {
            return new UploadForm.Malformed();
        }

        var sections = new MultipartReader(boundary, request.Body);
        string? name = null;
        ReadOnlyMemory<byte> content = default;
        RowId? project = null;
        while (await sections.ReadNextSectionAsync(cancellationToken).ConfigureAwait(false) is { } section)
        {
            if (!ContentDispositionHeaderValue.TryParse(section.ContentDisposition, out var disposition))
            {
                return new UploadForm.Malformed();
            }

            var field = HeaderUtilities.RemoveQuotes(disposition.Name).Value;
            if (field == "file" && name is null)
            {
                name = NameOf(disposition);
                if (await BoundedContent.ReadAsync(section.Body, options.DocumentBytes, cancellationToken).ConfigureAwait(false) is not { } read)
                {
                    return new UploadForm.TooLarge(name);
                }

                content = read;
            }
            else if (field == "project")
            {
                var text = await BoundedContent.ReadAsync(section.Body, ShortField, cancellationToken).ConfigureAwait(false);
                if (text is null || !TryProject(System.Text.Encoding.UTF8.GetString(text.Value.Span), out project))
                {
                    return new UploadForm.Malformed();
                }
            }
        }

        return name is null ? new UploadForm.Malformed() : new UploadForm.Complete(name, content, project);
    }

    /// <remarks>The plain form is what browsers send, in UTF-8 (HTML, section 4.10.21.7); the starred one is what other clients may.</remarks>
    private static string NameOf(ContentDispositionHeaderValue disposition) =>
        HeaderUtilities.RemoveQuotes(disposition.FileNameStar.HasValue ? disposition.FileNameStar : disposition.FileName).Value ?? "";

    private static bool TryProject(string? text, out RowId? project)
    {
        project = RowId.TryParse(text, out var id) ? id : null;
        return project is not null || string.IsNullOrEmpty(text);
    }
}
