using Caveat.Labels.Policies;

namespace Caveat.Assistant.Design;

/// <summary>The banners' colours as rules of the style sheet: pages may not carry colours of their own, for no style attribute is let through.</summary>
internal static class BannerStyles
{
    /// <summary>One rule for each pair of colours of the label policies.</summary>
    public static string Css => string.Join('\n', BannerColours.All.Append(BannerColours.Neutral).Select(colours =>
        $".{ClassOf(colours)} {{ background: {colours.Background}; color: {colours.Text}; }}"));

    /// <summary>The class of a marking's colours; white on black where the marking cannot be read.</summary>
    public static string ClassOf(string marking) => ClassOf(BannerColours.Of(marking));

    private static string ClassOf(BannerColours colours) => $"banner--{colours.Background[1..]}";
}
