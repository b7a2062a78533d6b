using Caveat.Labels;

namespace Caveat.Cli.Labels;

/// <summary>A level in a policy; <see cref="Level"/> from 0 (public) to 5 (top secret).</summary>
internal sealed record GradeItem(string Policy, string Classification, int Level)
{
    public static GradeItem Of(Grade grade) => new(
        grade.Policy.Name,
        grade.Classification switch { Caveat.Labels.Classification.TopSecret => "TOP SECRET", var level => level.ToString().ToUpperInvariant() },
        (int)grade.Classification);
}
