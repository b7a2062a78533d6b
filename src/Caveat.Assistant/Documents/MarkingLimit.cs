using Caveat.Labels;

namespace Caveat.Assistant.Documents;

/// <summary>Compares markings with a ceiling or a clearance.</summary>
internal static class MarkingLimit
{
    /// <summary>The grade of a ceiling or a clearance.</summary>
    /// <remarks>Fails closed: one that cannot be read lets only unmarked material through.</remarks>
    public static Grade Read(string marking) => Grade.TryParse(marking, out var grade) ? grade : Grade.Unmarked;

    /// <summary>Whether something with this marking may be seen under a limit; an empty marking is unmarked.</summary>
    /// <remarks>Fails closed: a marking that cannot be read is above every limit.</remarks>
    public static bool Admits(this Grade limit, string marking) =>
        marking.Length == 0 || (Grade.TryParse(marking, out var grade) && !grade.Exceeds(limit));
}
