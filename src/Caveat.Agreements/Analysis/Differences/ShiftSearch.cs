using System.Collections.Immutable;
using Caveat.Agreements.Analysis.Regions;
using Caveat.Agreements.Analysis.Spaces;

namespace Caveat.Agreements.Analysis.Differences;

/// <summary>Finds all exchanges whose outcome differs between two versions, in as few boxes as widening one after another gives.</summary>
/// <remarks>
/// A part that changes and is in no box yet is found by coverage; then it is widened, dimension by dimension, over exchanges of which the sentence stays true:
/// those that are at least as strict after (or, where an amendment loosens, were at least as strict before). Complete when coverage finds no further part.
/// </remarks>
internal sealed class ShiftSearch(Survey survey, AgreementRegions before, AgreementRegions after, Box universe)
{
    private const int MaxShifts = 200;

    // What an amendment is usually about is freed last, so that it is what remains to be said.
    private static readonly FactKind[] Order =
    [
        FactKind.Exhausted, FactKind.Tool, FactKind.Data, FactKind.Declaration, FactKind.Use, FactKind.Unread, FactKind.Released, FactKind.Answer,
        FactKind.Location, FactKind.Label, FactKind.Nation, FactKind.Purpose, FactKind.Model, FactKind.Network, FactKind.Organisation, FactKind.Time,
    ];

    private readonly FactSpace _space = survey.Space;

    public Coverage Coverage { get; } = new(survey.Space);

    /// <summary>Whether there were more than could be told.</summary>
    public bool HasMore { get; private set; }

    public ImmutableArray<Shift> Run()
    {
        var refused = Find(Standing.Permitted, Standing.Refused, []);
        return
        [
            .. refused,
            .. Find(Standing.Permitted, Standing.Held, []),
            // What was held among exchanges that are said to be refused now needs no sentence of its own.
            .. Find(Standing.Held, Standing.Refused, refused),
            .. Find(Standing.Refused, Standing.Permitted, []),
            .. Find(Standing.Refused, Standing.Held, []),
            .. Find(Standing.Held, Standing.Permitted, []),
        ];
    }

    private List<Shift> Find(Standing from, Standing to, IReadOnlyList<Shift> known)
    {
        bool tightens = to > from;
        var (strict, lax) = tightens ? (after, before) : (before, after);
        var (strictStanding, laxStanding) = tightens ? (to, from) : (from, to);
        Box[] same = [.. AtLeast(strict, strictStanding + 1), .. AtLeast(lax, laxStanding + 1)];
        Box[] excluded = [.. same, .. known.Select(shift => shift.Exchanges)];
        Box[] allowed = [.. AtLeast(strict, strictStanding)];
        Box[] allowedToo = laxStanding == Standing.Permitted ? [_space.Full] : [.. AtLeast(lax, laxStanding)];
        List<Shift> found = [];
        foreach (var start in Starts(strict, strictStanding, lax, laxStanding))
        {
            while (Coverage.Uncovered(start, [.. excluded, .. found.Select(shift => shift.Exchanges)]) is { } part)
            {
                if (found.Count == MaxShifts)
                {
                    HasMore = true;
                    return found;
                }

                found.Add(new(from, to, Widen(part, allowed, allowedToo, same), Reasons(strict, strictStanding, part)));
            }
        }

        return found;
    }

    private IEnumerable<Box> Starts(AgreementRegions strict, Standing strictStanding, AgreementRegions lax, Standing laxStanding)
    {
        var boxes = _space.Intersect([universe], [.. Exactly(strict, strictStanding)]);
        return laxStanding == Standing.Permitted ? boxes : _space.Intersect(boxes, [.. Exactly(lax, laxStanding)]);
    }

    private Box Widen(Box box, Box[] allowed, Box[] allowedToo, Box[] same)
    {
        foreach (var dimension in Order.SelectMany(kind => _space.Dimensions.Where(dimension => dimension.Kind == kind)))
        {
            if (!universe.Exceeds(box, dimension))
            {
                continue;
            }

            var all = box.Take(dimension, universe);
            if (Allows(all))
            {
                box = all;
                continue;
            }

            for (int i = 0; i < dimension.Classes.Count; i++)
            {
                if (!universe.Has(dimension, i) || box.Has(dimension, i))
                {
                    continue;
                }

                // Where a dimension has to be told, only those of its values are that make a difference.
                var wider = box.With(dimension, i);
                if (Allows(wider) && Coverage.Uncovered(wider.Less(dimension, box), same) is not null)
                {
                    box = wider;
                }
            }
        }

        return box;

        bool Allows(Box wider) => Coverage.Covers(allowed, wider) && Coverage.Covers(allowedToo, wider);
    }

    /// <summary>What stands against a part: what the decision would name first comes first.</summary>
    private ImmutableArray<Objection> Reasons(AgreementRegions strict, Standing standing, Box part) =>
    [
        .. strict.Objections
            .Where(objection => objection.Standing == standing && objection.Boxes.Any(box => _space.Meet(box, part)))
            .OrderBy(objection => objection.Reason)
            .ThenBy(objection => objection.Clause?.Number ?? default),
    ];

    private static IEnumerable<Box> Exactly(AgreementRegions regions, Standing standing) => standing == Standing.Refused ? regions.Refused : regions.Held;

    private static IEnumerable<Box> AtLeast(AgreementRegions regions, Standing standing) => standing switch
    {
        > Standing.Refused => [],
        Standing.Refused => regions.Refused,
        _ => [.. regions.Refused, .. regions.Held],
    };
}
