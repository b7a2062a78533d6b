using System.Collections.Immutable;

namespace Caveat.Agreements.Waivers;

/// <summary>The waivers of one clause, by the times at which they change.</summary>
internal sealed class WaiverSchedule
{
    private readonly ImmutableArray<(DateTimeOffset From, Waiver[] Waivers)> _steps;

    public WaiverSchedule(WaiverSpan[] spans)
    {
        DateTimeOffset[] changes = [.. spans.SelectMany(span => (DateTimeOffset[])[span.From, span.Until]).Distinct().Order()];
        _steps = [.. changes.Select(change => (change, spans.Where(span => span.Contains(change)).Select(span => span.Waiver).ToArray()))];
    }

    public IReadOnlyList<Waiver> At(DateTimeOffset time)
    {
        for (int i = _steps.Length - 1; i >= 0; i--)
        {
            if (_steps[i].From <= time)
            {
                return _steps[i].Waivers;
            }
        }

        return [];
    }
}
