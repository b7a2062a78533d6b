namespace Caveat.Assistant.Design;

/// <summary>The rules of the banners' colours.</summary>
internal static class BannerStyles
{
    public static string Css => "";

    public static string ClassOf(string marking) => "banner--unknown";
}
