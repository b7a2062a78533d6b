namespace Caveat.Labels;

/// <summary>The one written form of each label, and back.</summary>
internal static class LabelNames
{
    private const string UnmarkedName = "UNMARKED";

    private static readonly string[] Levels =
        ["", "UNCLASSIFIED", "RESTRICTED", "CONFIDENTIAL", "SECRET", "TOP SECRET"];

    // Policies × levels; ToString on the request path must not build strings.
    private static readonly string[][] Names =
    [
        Levels,
        ["", "NATO UNCLASSIFIED", "NATO RESTRICTED", "NATO CONFIDENTIAL", "NATO SECRET", "COSMIC TOP SECRET"],
        ["", "EU UNCLASSIFIED", "EU RESTRICTED", "EU CONFIDENTIAL", "EU SECRET", "EU TOP SECRET"],
        ["", "US UNCLASSIFIED", "US RESTRICTED", "US CONFIDENTIAL", "US SECRET", "US TOP SECRET"],
    ];

    public static string Of(Label label) => Names[(int)label.Policy][(int)label.Classification];

    public static bool TryParse(string? marking, out Label label)
    {
        label = default;
        if (string.IsNullOrWhiteSpace(marking))
        {
            return false;
        }
        var name = string.Join(' ', marking.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).ToUpperInvariant();
        if (name == UnmarkedName)
        {
            return true;
        }
        // Policy PUBLIC has no levels, and the United States has no RESTRICTED.
        for (var policy = LabelPolicy.Nato; policy <= LabelPolicy.Us; policy++)
        {
            var level = Array.IndexOf(Names[(int)policy], name);
            if (level > 0 && !(policy == LabelPolicy.Us && level == (int)Classification.Restricted))
            {
                label = new Label(policy, (Classification)level);
                return true;
            }
        }
        return false;
    }
}
