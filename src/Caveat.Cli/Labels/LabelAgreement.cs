using Caveat.Labels;
using Caveat.Labels.Documents;
using Caveat.Labels.Markings;
using Caveat.Labels.Policies;

namespace Caveat.Cli.Labels;

/// <summary><c>caveat label check</c>: do the labels say what people see, and do their bindings hold?</summary>
internal static class LabelAgreement
{
    public static int Run(string path, LabelInputs inputs, LabelOutput output, CancellationToken cancellationToken)
    {
        if (!FileLabels.TryRead(path, inputs.Mapping, out var labels, out var error, cancellationToken))
        {
            return output.Refuse(LabelExit.Unreadable, path, "unreadable", error);
        }
        var bindings = labels.File.Bindings.Select(binding => BindingItem.Of(binding, inputs.Trusted)).ToList();
        var visible = HighestVisible(labels);
        List<string> objections = [.. Objections(labels, visible)];
        foreach (var binding in bindings)
        {
            objections.AddRange(binding.Faults.Select(fault => $"The binding in {binding.Where} does not hold: {fault}"));
            if (inputs.Trusted.Count > 0 && binding is { Holds: true, IsTrusted: false })
            {
                objections.Add($"The binding in {binding.Where} is not signed by a certificate that was given with --trust.");
            }
        }
        // Fails closed: a page or a part that could not be read may bear any marking. What disagrees already is worth more to know.
        var code = objections.Count > 0 ? LabelExit.Disagrees : labels.Problems.Count > 0 ? LabelExit.Unreadable : LabelExit.Done;
        var answer = new LabelAnswer(path)
        {
            Result = code switch { LabelExit.Done => "agrees", LabelExit.Disagrees => "disagrees", _ => "unreadable" },
            Labels = [.. labels.All.Select(LabelItem.Of)],
            Visible = visible == Grade.Unmarked ? null : GradeItem.Of(visible),
            Bindings = bindings,
            Problems = objections.Count + labels.Problems.Count > 0 ? [.. objections, .. labels.Problems] : null,
        };
        return output.Say(code, answer, code == LabelExit.Done ? [$"\"{path}\" agrees: its labels and its markings say {(visible == Grade.Unmarked ? "public" : visible)}, and its bindings hold."] : []);
    }

    private static IEnumerable<string> Objections(FileLabels labels, Grade visible)
    {
        if (labels.All.Count == 0)
        {
            yield return $"\"{labels.File.Path}\" has no label; the highest marking that is visible is {Words(visible)}.";
            yield break;
        }
        var unknown = labels.All.FirstOrDefault(found => !SecurityPolicies.BuiltIn.TryGradeOf(found.Label.Label, out _));
        if (unknown is not null)
        {
            yield return $"The label {unknown.Label.Label.Policy} {unknown.Label.Label.Classification} is not known to its policy.";
            yield break;
        }
        var said = labels.HighestLabel;
        // What could not be read may bear the marking that is missing: that is unread, and no contradiction.
        if (said.Exceeds(visible) && labels.Problems.Count > 0)
        {
            yield break;
        }
        if (said.Classification != visible.Classification)
        {
            yield return $"The labels say {Words(said)}, and the highest marking that is visible is {Words(visible)}.";
        }
        else if (visible != Grade.Unmarked && !labels.All.Any(found => found.Label.Label.Policy == visible.Policy))
        {
            yield return $"The highest marking that is visible is {visible}, and no label is of the policy {visible.Policy}.";
        }
    }

    // Properties are not what people see, and a binding must not vouch for itself.
    private static Grade HighestVisible(FileLabels labels) =>
        DocumentMarkings.Read(labels.Reading, new MarkingReader(), NationOf(labels)).Markings
            .Where(found => found.Marking.Standing == Standing.InForce && found.Passage.Place != Place.Property)
            .Aggregate(Grade.Unmarked, (highest, found) => Grade.Highest(highest, found.Marking.Grade));

    // The words of the labels' nation come first where nations spell different levels alike.
    private static PolicyId? NationOf(FileLabels labels) =>
        labels.All.Select(found => (PolicyId?)found.Label.Label.Policy).FirstOrDefault(policy => policy != PolicyId.Nato && policy != PolicyId.Eu && policy != PolicyId.Public);

    private static string Words(Grade grade) => grade == Grade.Unmarked ? "none" : grade.ToString();
}
