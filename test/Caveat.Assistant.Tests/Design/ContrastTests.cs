namespace Caveat.Assistant.Tests.Design;

/// <summary>WCAG 2.2, 1.4.3 and 1.4.11, computed from the style sheet itself.</summary>
public sealed class ContrastTests
{
    private static readonly (string Role, string[] Surfaces)[] Texts =
    [
        ("text", ["surface", "surface-raised", "surface-sunken", "accent-surface", "danger-surface", "warning-surface", "success-surface", "info-surface"]),
        ("text-muted", ["surface", "surface-raised", "surface-sunken", "danger-surface", "warning-surface", "success-surface", "info-surface"]),
        ("accent-text", ["surface", "surface-raised", "surface-sunken", "accent-surface", "danger-surface", "warning-surface", "success-surface", "info-surface"]),
        ("on-accent", ["accent"]),
        ("danger", ["surface", "surface-raised", "surface-sunken", "danger-surface"]),
        ("warning", ["surface", "surface-raised", "surface-sunken", "warning-surface"]),
        ("success", ["surface", "surface-raised", "surface-sunken", "success-surface"]),
        ("info", ["surface", "surface-raised", "surface-sunken", "info-surface"]),
    ];

    private static readonly string[] Everywhere = ["surface", "surface-raised", "surface-sunken"];

    public static TheoryData<string> Themes => [.. ColourRoles.Themes];

    [Theory]
    [MemberData(nameof(Themes))]
    public void Text_can_be_read_on_every_surface_it_is_meant_for(string theme)
    {
        var roles = ColourRoles.Of(theme);
        var least = theme.StartsWith("contrast", StringComparison.Ordinal) ? 7 : 4.5;
        Assert.Empty(
            from text in Texts
            from surface in text.Surfaces
            let contrast = ColourRoles.Contrast(roles[text.Role], roles[surface])
            where contrast < least
            select $"--{text.Role} on --{surface}: {contrast:0.00}");
    }

    [Theory]
    [MemberData(nameof(Themes))]
    public void Edges_of_controls_and_the_focus_can_be_seen(string theme)
    {
        var roles = ColourRoles.Of(theme);
        Assert.Empty(
            from edge in new[] { "line-strong", "focus", "accent" }
            from surface in Everywhere
            let contrast = ColourRoles.Contrast(roles[edge], roles[surface])
            where contrast < 3
            select $"--{edge} on --{surface}: {contrast:0.00}");
    }

    [Fact]
    public void High_contrast_is_the_same_whether_chosen_or_asked_of_the_browser() =>
        Assert.Equal(
            ColourRoles.Block(":root[data-theme='contrast'] {").Split('\n', StringSplitOptions.TrimEntries),
            ColourRoles.Block(":root:not([data-theme='light'], [data-theme='dark']) {").Split('\n', StringSplitOptions.TrimEntries));

    [Fact]
    public void Colours_stand_in_the_tokens_alone() =>
        Assert.Empty(
            from file in Directory.GetFiles(Path.Combine(DesignFiles.Folder, "Assets", "styles"))
            where Path.GetFileName(file) != "00-tokens.css"
            from line in File.ReadLines(file)
            where System.Text.RegularExpressions.Regex.IsMatch(line, "#[0-9a-fA-F]{3,8}[;, )]") && !Allowed.Contains(line.Trim())
            select $"{Path.GetFileName(file)}: {line.Trim()}");

    // The banner before any policy speaks, and what a reader marked.
    private static readonly string[] Allowed =
        ["background: #000000;", "color: #ffffff;", "mark { padding: 0 0.1em; background: light-dark(#ffe79a, #5c4a00); color: inherit; }"];
}
