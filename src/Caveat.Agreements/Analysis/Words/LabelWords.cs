namespace Caveat.Agreements.Analysis.Words;

/// <summary>Enforcement labels as people read them.</summary>
internal static class LabelWords
{
    private static readonly string[] English = ["stated", "attested", "detected", "enforced"];
    private static readonly string[] French = ["énoncée", "attestée", "détectée", "imposée"];

    public static string Of(Enforcement label, bool french) => (french ? French : English)[(int)label];
}
