using Caveat.Agreements.Registers;

namespace Caveat.Agreements.Rules;

/// <summary>Who must approve: a number of people of a role, or one person by name. Never the caller.</summary>
/// <param name="People">At least 1; 1 where a person is named.</param>
/// <param name="Person">Absent where anyone of the role will do.</param>
public readonly record struct Approvers(int People, ReviewRole Role, PersonId? Person)
{
    /// <summary>Who decides where a clause says <c>hold for reviewer</c>.</summary>
    public static Approvers OneReviewer { get; } = new(1, ReviewRole.Reviewer, null);
}
