using System.Buffers;

namespace Caveat.Assistant.Documents;

/// <summary>Where a page may lead back to: a path of this server, whatever an address claims.</summary>
internal static class LocalPath
{
    private static readonly SearchValues<char> Plain = SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789/-_.~?=&#%");

    /// <returns>The path, or null where it is another site's, or could be taken for one.</returns>
    public static string? Of(string? path) =>
        path is { Length: > 0 and <= 500 } && path[0] == '/' && !path.StartsWith("//", StringComparison.Ordinal) && !path.AsSpan().ContainsAnyExcept(Plain) ? path : null;
}
