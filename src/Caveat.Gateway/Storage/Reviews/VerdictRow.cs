using Caveat.Agreements.Rules;

namespace Caveat.Gateway.Storage.Reviews;

/// <summary>A row of the table <c>verdicts</c>, as SQL reads and writes it.</summary>
internal sealed class VerdictRow
{
    public string Review { get; set; } = "";

    public string Reviewer { get; set; } = "";

    public string? Person { get; set; }

    public string Role { get; set; } = "";

    public string Says { get; set; } = "";

    public string Reason { get; set; } = "";

    public long At { get; set; }

    public static VerdictRow Of(Verdict verdict) => new()
    {
        Review = verdict.Review.ToString(),
        Reviewer = verdict.Reviewer.Name,
        Person = verdict.Reviewer.Person?.Value,
        Role = StoredWord.Of(verdict.Role),
        Says = StoredWord.Of(verdict.Says),
        Reason = verdict.Reason,
        At = verdict.At.ToUnixTimeMilliseconds(),
    };

    public Verdict ToVerdict() => new(
        ReviewId.Parse(Review),
        Actor.Stored(Reviewer, Person),
        StoredWord.Parse<ReviewRole>(Role),
        StoredWord.Parse<ReviewVerdict>(Says),
        Reason,
        DateTimeOffset.FromUnixTimeMilliseconds(At));
}
