using System.Collections.Immutable;
using Caveat.Agreements;
using Caveat.Agreements.Evaluation;
using Caveat.Agreements.Registers;
using Caveat.Gateway.Callers;
using Caveat.Gateway.Exchanges;
using Caveat.Gateway.Storage.Sealing;

namespace Caveat.Gateway.Storage.Reviews;

/// <summary>A held exchange or an appeal, and where it stands. Immutable; holds no content.</summary>
public sealed record Review
{
    public required ReviewId Id { get; init; }

    public required ReviewKind Kind { get; init; }

    public required ExchangeId Exchange { get; init; }

    /// <summary>The key that the request was made with: the approval serves no other.</summary>
    public required KeyDigest CallerKey { get; init; }

    /// <summary>Who asked, and so may not judge.</summary>
    public required Actor Caller { get; init; }

    public required OrganisationId Organisation { get; init; }

    public required NationCode Nation { get; init; }

    public required AgreementId Agreement { get; init; }

    /// <summary>The agreement's version.</summary>
    public required int Version { get; init; }

    /// <summary>The clauses that hold it, or that refused.</summary>
    public required ImmutableArray<ClauseReference> Clauses { get; init; }

    /// <summary>All of these must approve; empty for an appeal, which one reviewer answers.</summary>
    public required ImmutableArray<ApprovalTerms> Approvals { get; init; }

    /// <summary>The exact content that an approval serves.</summary>
    public required ContentDigest Content { get; init; }

    public required DateTimeOffset OpenedAt { get; init; }

    /// <summary>Until when it may be judged; once approved, until when the approval may be used.</summary>
    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>Where the content is sealed; null where nothing was kept.</summary>
    public SealedId? Sealed { get; init; }

    /// <summary>The id of the receipt of the decision that held or refused.</summary>
    public string? Receipt { get; init; }

    public ReviewState State { get; init; } = ReviewState.Open;

    /// <summary>The name of the reviewer who has the case, or who had it last.</summary>
    public string? TakenBy { get; init; }

    public DateTimeOffset? TakenAt { get; init; }

    /// <summary>What the verdicts given so far make of the review.</summary>
    /// <remarks>One refusal refuses. An appeal asks one reviewer; of all else, terms that nobody is asked by approve nothing: fails closed.</remarks>
    internal ReviewState After(IReadOnlyList<Verdict> verdicts)
    {
        if (verdicts.Any(verdict => verdict.Says == ReviewVerdict.Refuse))
        {
            return ReviewState.Refused;
        }

        var approved = Kind == ReviewKind.Appeal ? verdicts.Count > 0 : !Approvals.IsEmpty && Approvals.All(terms => IsMet(terms, verdicts));
        return approved ? ReviewState.Approved : ReviewState.Open;
    }

    /// <summary>Where it stands at a time, also when nobody has written down yet that its time is over.</summary>
    internal ReviewState StateAt(DateTimeOffset now) =>
        ExpiresAt <= now && (State is ReviewState.Open or ReviewState.Taken || (State == ReviewState.Approved && Kind != ReviewKind.Appeal)) ? ReviewState.Expired : State;

    internal static bool IsMet(ApprovalTerms terms, IReadOnlyList<Verdict> verdicts) => terms.By.Person is { } person
        ? verdicts.Any(verdict => verdict.Reviewer.Person == person)
        : verdicts.Count(verdict => verdict.Role == terms.By.Role) >= Math.Max(1, terms.By.People);
}
