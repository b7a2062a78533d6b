using System.Text;
using Caveat.Labels;

namespace Caveat.Gateway.Declarations;

/// <summary>The exchange's label as answers bear it.</summary>
internal static class AnswerLabel
{
    private const string Unmarked = "UNMARKED";
    private const string Unnamed = "TOP SECRET";

    /// <summary>The marking, in characters that a header may hold.</summary>
    /// <remarks>A policy that is not known here has any name that its label gave it, and its grade is the highest level: then the level stands alone.</remarks>
    public static string Of(Grade grade)
    {
        if (grade.Classification == Classification.Unmarked)
        {
            return Unmarked;
        }

        var name = grade.ToString();
        return Ascii.IsValid(name) ? name : Unnamed;
    }
}
