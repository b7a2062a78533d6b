using Caveat.Agreements;

namespace Caveat.Gateway.Reviews;

/// <summary>What a clause did in a span of time, and what reviewers thought of it where they were asked.</summary>
/// <param name="Refused">Decisions that the clause refused.</param>
/// <param name="Held">Decisions that the clause held; asking again while a review waits counts again.</param>
/// <param name="Appeals">Refusals that their callers appealed in the span, decided or not.</param>
/// <param name="Upheld">Appeals after which the refusal stands.</param>
/// <param name="Overturned">Appeals in which a reviewer found the refusal wrong.</param>
public sealed record ClauseFigures(ClauseReference Clause, long Refused, long Held, long Appeals, long Upheld, long Overturned)
{
    /// <summary>Of decided appeals, the share in which the refusal was found wrong, with its interval; null where none is decided.</summary>
    /// <remarks>Only what was appealed was looked at: it says nothing of refusals that nobody appealed.</remarks>
    public FalseRefusalRate? FalseRefusals => Upheld + Overturned == 0 ? null : FalseRefusalRate.Of(Overturned, Upheld + Overturned);
}
