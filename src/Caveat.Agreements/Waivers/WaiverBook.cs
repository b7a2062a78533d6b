using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Caveat.Agreements.Waivers;

/// <summary>The waivers that were accepted and the notices of them. Immutable and thread-safe; what has effect at a time is a pure function of that time.</summary>
public sealed class WaiverBook
{
    private readonly ImmutableArray<WaiverSpan> _spans;
    private readonly FrozenDictionary<ClauseReference, WaiverSchedule> _schedules;

    private WaiverBook(ImmutableArray<WaiverSpan> spans, ImmutableArray<Waiver> waivers)
    {
        _spans = spans;
        Waivers = waivers;
        _schedules = spans
            .GroupBy(span => new ClauseReference(span.Waiver.Agreement, span.Waiver.Clause))
            .ToFrozenDictionary(group => group.Key, group => new WaiverSchedule([.. group]));
    }

    public static WaiverBook Empty { get; } = new([], []);

    /// <summary>Compiles waivers.</summary>
    /// <param name="waivers">Those that were verified, in any sequence; one that is given twice counts once.</param>
    /// <param name="notices">The notices on record, of any waivers.</param>
    /// <param name="agreements">All versions of their agreements: the version that governs when a waiver starts says how soon notice must be given, and one that no longer lets its clause be waived ends it.</param>
    public static WaiverBook Of(IEnumerable<Waiver> waivers, IEnumerable<WaiverNotice> notices, IEnumerable<Agreement> agreements)
    {
        ImmutableArray<Waiver> accepted = [.. waivers.DistinctBy(waiver => waiver.Digest).OrderBy(waiver => waiver.During.From).ThenBy(waiver => waiver.Digest.Value, StringComparer.Ordinal)];
        var given = notices.ToLookup(notice => notice.Waiver, notice => notice.Given);
        var versions = agreements.ToLookup(agreement => agreement.Id);
        return new(
            [.. accepted.Select(waiver => WaiverSpan.Of(waiver, given[waiver.Digest], [.. versions[waiver.Agreement].OrderBy(version => version.Version)])).OfType<WaiverSpan>()],
            accepted);
    }

    /// <summary>All of them, whether in effect or not, by their start.</summary>
    public ImmutableArray<Waiver> Waivers { get; }

    /// <summary>The waivers of a clause that have effect at a time, whatever their own conditions say. Allocates nothing.</summary>
    public IReadOnlyList<Waiver> InEffect(ClauseReference clause, DateTimeOffset time) =>
        _schedules.TryGetValue(clause, out var schedule) ? schedule.At(time) : [];

    /// <summary>When a waiver stops having effect, as things stand; null where it never has effect.</summary>
    public DateTimeOffset? EndOf(Waiver waiver) => _spans.FirstOrDefault(span => span.Waiver.Digest == waiver.Digest)?.Until;

    /// <summary>The waivers in effect at a time of which no notice is on record, the nearest deadline first.</summary>
    public ImmutableArray<DueNotice> DueNotices(DateTimeOffset time) =>
    [
        .. _spans
            .Where(span => span.Deadline is not null && span.Contains(time))
            .Select(span => new DueNotice(span.Waiver, span.Deadline!.Value))
            .OrderBy(due => due.Deadline),
    ];

    /// <summary>The next time at which a waiver begins or ends, as things stand; null where none does.</summary>
    public DateTimeOffset? NextChangeAfter(DateTimeOffset time)
    {
        DateTimeOffset[] later = [.. _spans.SelectMany(span => (DateTimeOffset[])[span.From, span.Until]).Where(change => change > time)];
        return later.Length == 0 ? null : later.Min();
    }
}
