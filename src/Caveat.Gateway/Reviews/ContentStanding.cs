using System.Collections.Immutable;
using Caveat.Agreements;
using Caveat.Gateway.Storage.Reviews;

namespace Caveat.Gateway.Reviews;

/// <summary>Where exactly this content of exactly this caller stands with the reviewers.</summary>
internal abstract record ContentStanding
{
    private ContentStanding()
    {
    }

    /// <summary>What was approved of the prompt and what of the answer, each clause once.</summary>
    public static ImmutableArray<ClauseReference> Join(ImmutableArray<ClauseReference> before, ImmutableArray<ClauseReference> approved) =>
        before.IsDefaultOrEmpty ? approved : [.. before.Union(approved)];

    /// <summary>Nobody was asked about it, or what was said has lapsed.</summary>
    public sealed record Unknown : ContentStanding;

    public sealed record Pending(ReviewId Review) : ContentStanding;

    /// <summary>Approved for these clauses, and not used yet.</summary>
    public sealed record Approved(ReviewId Review, ImmutableArray<ClauseReference> Clauses) : ContentStanding;

    /// <param name="Reason">The reviewer's words for the caller.</param>
    public sealed record Refused(ReviewId Review, string Reason) : ContentStanding;

    /// <summary>An approval serves once.</summary>
    public sealed record Used(ReviewId Review) : ContentStanding;
}
