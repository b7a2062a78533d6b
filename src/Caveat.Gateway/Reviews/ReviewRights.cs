using System.Collections.Immutable;
using Caveat.Agreements.Rules;
using Caveat.Gateway.Callers;
using Caveat.Gateway.Storage.Reviews;

namespace Caveat.Gateway.Reviews;

/// <summary>Who may see and judge a case.</summary>
internal static class ReviewRights
{
    private static readonly ImmutableArray<Approvers> OneReviewer = [Approvers.OneReviewer];

    /// <summary>Whom a case asks; an appeal asks one reviewer.</summary>
    public static IEnumerable<Approvers> AskedBy(Review review) =>
        review.Kind == ReviewKind.Appeal ? OneReviewer : review.Approvals.Select(terms => terms.By).Distinct();

    /// <summary>Whether a caller may ever judge something: has one of the roles that clauses ask for, or is a person whom one may name.</summary>
    public static bool MayJudgeAny(Caller caller) => caller.Person is not null || Enum.GetValues<ReviewRole>().Any(role => Has(caller, role));

    /// <summary>Reviewers see every case; all others those that ask for them.</summary>
    public static bool MaySee(Caller caller, Review review) => Has(caller, ReviewRole.Reviewer) || MayJudge(caller, review);

    public static bool MayJudge(Caller caller, Review review) => RolesOf(caller, review).Any();

    /// <summary>The roles in which a caller is asked, those of terms that are still open first.</summary>
    /// <remarks>A person whom a clause names is asked in the role of that term, whatever roles the key has.</remarks>
    public static IEnumerable<ReviewRole> RolesOf(Caller caller, Review review, IReadOnlyList<Verdict>? given = null) => AskedBy(review)
        .Where(by => by.Person is { } person ? caller.Person == person : Has(caller, by.Role))
        .OrderBy(by => given is not null && given.Count(verdict => verdict.Role == by.Role) >= by.People)
        .Select(by => by.Role)
        .Distinct();

    private static bool Has(Caller caller, ReviewRole role) => caller.Roles.HasFlag(role switch
    {
        ReviewRole.Reviewer => CallerRoles.Reviewer,
        ReviewRole.Legal => CallerRoles.Legal,
        ReviewRole.Operator => CallerRoles.Operator,
        ReviewRole.Inspector => CallerRoles.Inspector,
        ReviewRole.Signatory => CallerRoles.Signatory,
        ReviewRole.AppOwner => CallerRoles.AppOwner,
        _ => throw new ArgumentOutOfRangeException(nameof(role)),
    });
}
