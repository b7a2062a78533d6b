namespace Caveat.Agreements.Reading;

/// <summary>The words that stand for the values of enumerations, each list in the order of its enumeration.</summary>
internal static class RuleWords
{
    public const string OfKind = "of kind";
    public const string UnknownTool = "unknown";

    public static readonly string[] Unread = ["refuse", "hold for reviewer", "permit"];
    public static readonly string[] Released = ["refuse", "permit"];
    public static readonly string[] Detected = ["refuse", "hold for reviewer"];
    public static readonly string[] Found = ["refuse", "hold for reviewer", "redact"];
    public static readonly string[] Effects = ["permit", "hold for reviewer"];
    public static readonly string[] Units = ["requests", "tokens", "EUR"];
    public static readonly string[] Pers = ["caller", "organisation", "nation", "network"];
    public static readonly string[] Periods = ["hour", "day", "month"];
    public static readonly string[] Reports = ["week", "month", "quarter"];
    public static readonly string[] Roles = ["reviewer", "legal", "operator", "inspector", "signatory", "app-owner"];
    public static readonly string[] Labels = ["stated", "attested", "detected", "enforced"];
    public static readonly string[] ToolEffects = ["reads", "writes", "acts"];
    public static readonly string[] OrderVerbs = ["terminate", "suspend", "stay", "reinstate", "supersede"];
}
