using Caveat.Labels.Policies;

namespace Caveat.Labels.Grammar;

/// <summary>The sections of a marking of the United States in their order, by the names of the categories that stand in each.</summary>
internal static class SectionLayout
{
    public const string Sar = "SAR";
    public const string Fgi = "FGI";
    public const string ReleasableTo = "Releasable To";
    public const string DisplayOnly = "Display Only";

    /// <summary>What FGI means when it names no source.</summary>
    public const string UnknownSource = "UNKNOWN";

    private const string Cui = "CUI";

    private static readonly string[] Dissemination = ["Dissemination", ReleasableTo, "Release Decision", DisplayOnly];

    private static readonly string[][] Classified = [["SCI"], [Sar, "SAR Handling"], ["AEA"], [Fgi], Dissemination, ["Other Dissemination"]];

    private static readonly string[][] Controlled = [["CUI Category"], Dissemination];

    public static string[][] Of(PolicyClassification classification) => classification.Name == Cui ? Controlled : Classified;

    /// <summary>The words in front of a list of codes; empty for other categories.</summary>
    public static string ListWords(string tagName) => tagName switch
    {
        ReleasableTo => "REL TO",
        DisplayOnly => "DISPLAY ONLY",
        _ => "",
    };
}
