using System.Text.RegularExpressions;

namespace Caveat.Assistant.Tests.Design;

/// <summary>An icon that nobody bundled is an empty place on a page, and no error anywhere: here are those that a component chooses.</summary>
public sealed partial class IconTests
{
    private static readonly string[] Choosing = ["Chat/DecisionCard.razor", "Design/Navigation.razor"];

    [Fact]
    public void Every_icon_that_a_component_chooses_is_in_the_list()
    {
        var listed = File.ReadLines(Path.Combine(DesignFiles.Folder, "npm", "icons.txt")).ToHashSet();
        var chosen = Choosing.SelectMany(file => Choice().Matches(File.ReadAllText(Path.Combine(DesignFiles.Folder, file))).Select(match => match.Groups[1].Value)).ToList();
        Assert.True(chosen.Count >= 11, string.Join(", ", chosen));
        Assert.Empty(chosen.Except(listed));
    }

    [Fact]
    public void No_other_component_chooses() => Assert.Equal(
        Choosing,
        Directory.GetFiles(DesignFiles.Folder, "*.razor", SearchOption.AllDirectories)
            .Where(file => File.ReadAllText(file).Contains("<Icon Name=\"@", StringComparison.Ordinal))
            .Select(file => Path.GetRelativePath(DesignFiles.Folder, file))
            .Order(StringComparer.Ordinal));

    // A pair of Navigation, an arm of the card's Sign.
    [GeneratedRegex("""(?:\("[a-z]+", |TurnState\.\w+ => |_ => )"((?:message|folder|library|search|key|scroll|settings|shield|users|square|triangle)[a-z0-9-]*)"[,)]""")]
    private static partial Regex Choice();
}
