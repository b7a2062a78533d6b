namespace Caveat.Labels.Documents.Images;

/// <summary>An image format: how it is recognised, and how its size and metadata are read.</summary>
/// <param name="HasPages">Whether OCR reads every picture in the file, not only the first.</param>
/// <param name="Read">Adds the metadata and gives the size.</param>
internal sealed record ImageFormat(string Name, string Extension, bool HasPages, Func<ReadOnlyMemory<byte>, ImageNotes, ImageSize> Read)
{
    private static readonly ImageFormat Png = new("PNG image", ".png", HasPages: false, PngChunks.Read);
    private static readonly ImageFormat Jpeg = new("JPEG image", ".jpg", HasPages: false, JpegSegments.Read);
    private static readonly ImageFormat Tiff = new("TIFF image", ".tif", HasPages: true, TiffTags.Read);
    private static readonly ImageFormat Webp = new("WebP image", ".webp", HasPages: false, WebpChunks.Read);
    private static readonly ImageFormat Gif = new("GIF image", ".gif", HasPages: false, GifBlocks.Read);

    /// <summary>The format by the content's first bytes; null when it is none of these.</summary>
    public static ImageFormat? Of(ReadOnlySpan<byte> content) => content switch
    {
        [0x89, (byte)'P', (byte)'N', (byte)'G', 13, 10, 26, 10, ..] => Png,
        [0xFF, 0xD8, 0xFF, ..] => Jpeg,
        [(byte)'I', (byte)'I', 42, 0, ..] or [(byte)'M', (byte)'M', 0, 42, ..] => Tiff,
        [(byte)'R', (byte)'I', (byte)'F', (byte)'F', _, _, _, _, (byte)'W', (byte)'E', (byte)'B', (byte)'P', ..] => Webp,
        [(byte)'G', (byte)'I', (byte)'F', (byte)'8', (byte)'7' or (byte)'9', (byte)'a', ..] => Gif,
        _ => null,
    };
}
