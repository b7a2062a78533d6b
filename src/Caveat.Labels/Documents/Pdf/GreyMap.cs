namespace Caveat.Labels.Documents.Pdf;

/// <summary>A rendered page as <c>pdftoppm -gray</c> writes it: a binary PGM file.</summary>
internal static class GreyMap
{
    /// <summary>Whether all pixels are alike.</summary>
    public static bool IsBlank(string path)
    {
        var content = File.ReadAllBytes(path).AsSpan();
        // "P5", width and height, the greatest value: three lines, then the pixels.
        for (var line = 0; line < 3; line++)
        {
            var end = content.IndexOf((byte)'\n');
            if (end < 0)
            {
                return false;
            }
            content = content[(end + 1)..];
        }
        return content.Length > 0 && content.IndexOfAnyExcept(content[0]) < 0;
    }
}
