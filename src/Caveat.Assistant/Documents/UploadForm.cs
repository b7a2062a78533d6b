using Caveat.Assistant.Storage;

namespace Caveat.Assistant.Documents;

/// <summary>What an upload carried: a file of at most the permitted size, or why there is none.</summary>
internal abstract record UploadForm
{
    private UploadForm()
    {
    }

    /// <param name="Name">As the browser sent it: untrusted.</param>
    public sealed record Complete(string Name, ReadOnlyMemory<byte> Content, RowId? Project) : UploadForm;

    public sealed record TooLarge(string Name) : UploadForm;

    /// <summary>No multipart form, no file in it, or an unreadable project.</summary>
    public sealed record Malformed : UploadForm;
}
