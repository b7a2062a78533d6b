using Caveat.Agreements.Rules;

namespace Caveat.Agreements.Tests.Evaluation;

/// <summary>A clause before it has a number.</summary>
internal sealed record WorldClause(Rule Rule)
{
    public DateTimeOffset? From { get; init; }

    public DateTimeOffset? Until { get; init; }

    public WaiverTerms? Waiver { get; init; }
}
