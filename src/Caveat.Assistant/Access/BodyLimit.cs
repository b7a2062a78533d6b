using Microsoft.AspNetCore.Http.Metadata;

namespace Caveat.Assistant.Access;

/// <summary>The largest body of a route, in bytes: the forms of this folder are small, and some are open to everybody.</summary>
internal sealed class BodyLimit : IRequestSizeLimitMetadata
{
    public static BodyLimit Small { get; } = new();

    public long? MaxRequestBodySize => 64 * 1024;
}
