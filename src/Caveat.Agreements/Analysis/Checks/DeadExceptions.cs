using Caveat.Agreements.Analysis.Regions;
using Caveat.Agreements.Analysis.Spaces;
using Caveat.Agreements.Rules;

namespace Caveat.Agreements.Analysis.Checks;

/// <summary>Exceptions that contradict each other, that never meet the clause which they weaken, or that change nothing of it.</summary>
internal sealed class DeadExceptions(Examination examination)
{
    private readonly RestrictionRegions _restrictions = new(examination.Survey, examination.Agreement);

    public void Check()
    {
        Clause[] exceptions = [.. examination.Agreement.Clauses.Where(clause => clause.Rule is Rule.Except)];
        foreach (var exception in exceptions)
        {
            var rule = (Rule.Except)exception.Rule!;
            var target = examination.Agreement.Clauses.First(clause => clause.Number == rule.Clause);
            var met = Both(_restrictions.Reach(target), _restrictions.Reach(exception));
            if (met.Count == 0)
            {
                examination.Add(ConcernKind.Unreachable, Severity.Warning, $"The exception {Examination.Name(exception)} never meets {Examination.Name(target)}, which it weakens: change its condition, or remove it.", exception, target);
                continue;
            }

            foreach (var other in exceptions.TakeWhile(other => other != exception).Where(other => ((Rule.Except)other.Rule!).Clause == rule.Clause))
            {
                Compare(target, other, exception, met);
            }

            CheckEffect(target, exception, rule, met);
        }
    }

    private void Compare(Clause target, Clause first, Clause second, IReadOnlyList<Box> met)
    {
        var firstMet = Both(_restrictions.Reach(target), _restrictions.Reach(first));
        if (((Rule.Except)first.Rule!).Then != ((Rule.Except)second.Rule!).Then)
        {
            if (Both(firstMet, met).Count > 0)
            {
                examination.Add(
                    ConcernKind.Conflict,
                    Severity.Error,
                    $"The exceptions {first.Number} and {second.Number} to {Examination.Name(target)} disagree: one permits what the other holds for a reviewer, and where both apply the exchange is refused; make their conditions exclude each other.",
                    first, second, target);
            }
        }
        else if (examination.Covers(firstMet, met))
        {
            examination.Add(ConcernKind.Shadowed, Severity.Warning, $"The exception {Examination.Name(second)} excepts nothing that {Examination.Name(first)} does not: remove it.", second, first);
        }
    }

    /// <summary>Whether anything is decided otherwise because of the exception.</summary>
    private void CheckEffect(Clause target, Clause exception, Rule.Except rule, IReadOnlyList<Box> met)
    {
        bool alreadyHeld = target.Rule is Rule.Forbid { Then: WhenDetected.HoldForReviewer } or Rule.RequireApproval or Rule.RequireReview or Rule.RequireMarking or Rule.Protect { Then: not WhenFound.Refuse };
        if (rule.Then == ExceptionEffect.HoldForReviewer && alreadyHeld)
        {
            examination.Add(ConcernKind.Shadowed, Severity.Warning, $"The exception {Examination.Name(exception)} changes nothing, because {Examination.Name(target)} never refuses: remove it, or write \"then: permit\".", exception, target);
            return;
        }

        Objection[] others = [.. examination.Regions.Objections.Where(objection => objection.Standing == Standing.Refused && objection.Clause != target)];
        if (!examination.Covers(others.SelectMany(objection => objection.Boxes), met))
        {
            return;
        }

        var covering = examination.Covering(met, [.. others.OrderBy(objection => objection.Clause is null)])
            .Where(objection => !Examination.IsFrame(objection)).ToArray();
        examination.Add(
            ConcernKind.Shadowed,
            Severity.Warning,
            $"The exception {Examination.Name(exception)} changes nothing, because what it excepts is refused all the same by {Examination.Names(covering)}: remove it, or except that clause too.",
            [exception, target, .. covering.Select(objection => objection.Clause).OfType<Clause>()]);
    }

    private IReadOnlyList<Box> Both(IReadOnlyList<Box> left, IReadOnlyList<Box> right) => examination.Survey.Space.Intersect(left, right);
}
