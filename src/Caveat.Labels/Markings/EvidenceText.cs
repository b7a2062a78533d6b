namespace Caveat.Labels.Markings;

/// <summary>Evidence in words.</summary>
internal static class EvidenceText
{
    public static string Of(Evidence evidence) => evidence == Evidence.None ? "" : "alone on its line";
}
