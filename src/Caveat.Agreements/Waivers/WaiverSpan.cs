using Caveat.Agreements.Rules;

namespace Caveat.Agreements.Waivers;

/// <summary>A waiver and when it has effect, half-open.</summary>
/// <param name="Deadline">By when notice must be on record; null where it was in time.</param>
internal sealed record WaiverSpan(Waiver Waiver, DateTimeOffset From, DateTimeOffset Until, DateTimeOffset? Deadline)
{
    public bool Contains(DateTimeOffset time) => time >= From && time < Until;

    /// <summary>Null where it never has effect: fail closed where the clause's terms are not there.</summary>
    /// <param name="versions">Of the waiver's agreement, by ascending version.</param>
    public static WaiverSpan? Of(Waiver waiver, IEnumerable<DateTimeOffset> notices, Agreement[] versions)
    {
        var from = waiver.During.From;
        var first = versions.LastOrDefault(version => version.InForce.From <= from) ?? versions.FirstOrDefault();
        if (first is null || TermsIn(first, waiver) is not { } terms)
        {
            return null;
        }

        var until = waiver.During.Until ?? from;
        // An amendment that takes the power to waive away takes it away from the waivers that stand, too.
        foreach (var version in versions.Where(version => version.Version > first.Version))
        {
            if (version.InForce.From < until && TermsIn(version, waiver) is null)
            {
                until = version.InForce.From;
            }
        }

        var deadline = from < DateTimeOffset.MaxValue.AddDays(-terms.NoticeDays) ? from.AddDays(terms.NoticeDays) : DateTimeOffset.MaxValue;
        if (notices.Concat(waiver.Notified is { } declared ? [declared] : []).Any(given => given < deadline))
        {
            return new(waiver, from, until, null);
        }

        return new(waiver, from, until < deadline ? until : deadline, deadline);
    }

    private static WaiverTerms? TermsIn(Agreement version, Waiver waiver) =>
        version.Clauses.FirstOrDefault(clause => clause.Number == waiver.Clause)?.Waiver;
}
