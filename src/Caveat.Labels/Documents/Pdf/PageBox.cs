namespace Caveat.Labels.Documents.Pdf;

/// <summary>A rectangle on a page, in points from its top left corner.</summary>
internal readonly record struct PageBox(double Left, double Top, double Right, double Bottom)
{
    public double Width => Right - Left;

    public double Height => Bottom - Top;

    public static PageBox Around(PageBox one, PageBox other) =>
        new(Math.Min(one.Left, other.Left), Math.Min(one.Top, other.Top), Math.Max(one.Right, other.Right), Math.Max(one.Bottom, other.Bottom));
}
