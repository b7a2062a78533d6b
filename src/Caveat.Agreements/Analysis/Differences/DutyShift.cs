using Caveat.Agreements.Analysis.Regions;
using Caveat.Agreements.Analysis.Spaces;

namespace Caveat.Agreements.Analysis.Differences;

/// <summary>A duty that an amendment lays on permitted exchanges, or takes from them.</summary>
internal sealed record DutyShift(Duty Duty, bool IsLaid, Box Exchanges)
{
    public static IEnumerable<DutyShift> Find(FactSpace space, Coverage coverage, AgreementRegions before, AgreementRegions after, Box universe) =>
    [
        .. Missing(space, coverage, after, before, universe).Select(found => new DutyShift(found.Duty, true, found.Part)),
        .. Missing(space, coverage, before, after, universe).Select(found => new DutyShift(found.Duty, false, found.Part)),
    ];

    private static IEnumerable<(Duty Duty, Box Part)> Missing(FactSpace space, Coverage coverage, AgreementRegions having, AgreementRegions wanting, Box universe)
    {
        foreach (var duty in having.Duties)
        {
            Box[] others = [.. wanting.Duties.Where(other => other.Kind == duty.Kind).SelectMany(other => other.Boxes), .. having.Refused, .. wanting.Refused];
            var part = space.Intersect([universe], duty.Boxes).Select(box => coverage.Uncovered(box, others)).FirstOrDefault(box => box is not null);
            if (part is not null)
            {
                yield return (duty, part);
            }
        }
    }
}
