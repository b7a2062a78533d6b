namespace Caveat.Labels.Documents.Images;

/// <summary>What an image's header claims.</summary>
/// <param name="Pixels">Over all its pages.</param>
/// <param name="Pages">Pages, or the pictures of an animation.</param>
internal readonly record struct ImageSize(long Width, long Height, long Pixels, int Pages)
{
    public static ImageSize Of(long width, long height, int pages = 1) => new(width, height, width * height, pages);
}
