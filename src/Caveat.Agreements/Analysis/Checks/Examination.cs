using Caveat.Agreements.Analysis.Regions;
using Caveat.Agreements.Analysis.Spaces;
using Caveat.Agreements.Evaluation;

namespace Caveat.Agreements.Analysis.Checks;

/// <summary>What the checks of one agreement share, and where they put what they find.</summary>
internal sealed class Examination
{
    public Examination(Agreement agreement)
    {
        Agreement = agreement;
        Survey = new([agreement]);
        Regions = new(Survey, agreement);
        Coverage = new(Survey.Space);
    }

    public Agreement Agreement { get; }

    public Survey Survey { get; }

    public AgreementRegions Regions { get; }

    public Coverage Coverage { get; }

    public List<Concern> Concerns { get; } = [];

    public void Add(ConcernKind kind, Severity severity, string sentence, params IEnumerable<Clause> clauses) =>
        Concerns.Add(new(kind, severity, sentence, [.. clauses.Select(clause => new ClauseReference(Agreement.Id, clause.Number))]));

    public bool Covers(IEnumerable<Box> others, IEnumerable<Box> boxes)
    {
        Box[] all = [.. others];
        return boxes.All(box => Coverage.Covers(all, box));
    }

    /// <summary>Some of the objections that together cover boxes which they all cover: one where one is enough, else as few as leaving out one by one gives.</summary>
    public IReadOnlyList<Objection> Covering(IReadOnlyList<Box> boxes, IReadOnlyList<Objection> objections)
    {
        if (objections.FirstOrDefault(objection => Covers(objection.Boxes, boxes)) is { } one)
        {
            return [one];
        }

        List<Objection> needed = [.. objections.Where(objection => objection.Boxes.Any(box => boxes.Any(other => Survey.Space.Meet(box, other))))];
        for (int i = needed.Count - 1; i >= 0; i--)
        {
            var without = needed.Where((_, index) => index != i);
            if (Covers(without.SelectMany(objection => objection.Boxes), boxes))
            {
                needed.RemoveAt(i);
            }
        }

        return needed;
    }

    public static string Name(Clause clause) => $"clause {clause.Number} ({clause.Title})";

    public static string Named(Clause clause) => $"Clause {clause.Number} ({clause.Title})";

    /// <summary>Whether it stands against what no clause of an agreement could let in, so that nobody need be told.</summary>
    public static bool IsFrame(Objection objection) => objection.Clause is null
        && objection.Reason is DecisionReason.AgreementNotInForce or DecisionReason.NetworkNotInScope or DecisionReason.OrganisationUnknown;

    /// <summary>The clauses, or the defaults where no clause speaks, for the end of a sentence.</summary>
    public static string Names(IEnumerable<Objection> objections) =>
        Words.Tongue.English.All(objections.Select(Name).Distinct(StringComparer.Ordinal));

    private static string Name(Objection objection) => objection.Clause is { } clause ? Name(clause)
        : objection.ByDefaultOf is { } first ? $"{Name(first)}, which does not permit them"
        : "the absence of a clause that permits them";
}
