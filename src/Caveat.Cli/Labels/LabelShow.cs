using Caveat.Labels;
using Caveat.Labels.Policies;

namespace Caveat.Cli.Labels;

/// <summary><c>caveat label show</c>: every label of a file, where it is, who made it, and which one counts.</summary>
internal static class LabelShow
{
    public static int Run(string path, LabelInputs inputs, LabelOutput output, CancellationToken cancellationToken)
    {
        if (!FileLabels.TryRead(path, inputs.Mapping, out var labels, out var error, cancellationToken))
        {
            return output.Refuse(LabelExit.Unreadable, path, "unreadable", error);
        }
        var bindings = labels.File.Bindings.Select(binding => BindingItem.Of(binding, inputs.Trusted)).ToList();
        var items = labels.All.Select(LabelItem.Of).ToList();
        var answer = new LabelAnswer(path)
        {
            Result = labels.Problems.Count > 0 ? "unreadable" : "shown",
            Labels = items,
            Bindings = bindings,
            Problems = labels.Problems.Count > 0 ? labels.Problems : null,
        };
        List<string> lines = [.. items.Select(Line)];
        if (items.Count == 0)
        {
            lines.Add($"\"{path}\" has no label.");
        }
        else if (labels.Dominant is Escalation escalation)
        {
            answer = answer with { Dominant = GradeItem.Of(escalation.AtLeast), Escalation = escalation.Reason };
            lines.Add($"All together: at least {escalation.AtLeast}. No one label stands for all: {escalation.Reason}");
        }
        else if (labels.Dominant is DominantLabel dominant)
        {
            var grade = SecurityPolicies.BuiltIn.GradeOf(dominant.Label);
            answer = answer with { Dominant = GradeItem.Of(grade) };
            lines.Add($"All together: {(grade == Grade.Unmarked ? "unmarked, public" : grade)}");
        }
        foreach (var binding in bindings)
        {
            lines.Add($"Binding in {binding.Where}: {(binding.Holds ? "holds" : "does not hold")}{(binding.Signatures.Count == 0 ? ", unsigned" : "")}.");
            lines.AddRange(binding.Signatures.Concat(binding.Faults.Except(binding.Signatures)).Select(sentence => $"  {sentence}"));
        }
        return output.Say(labels.Problems.Count > 0 ? LabelExit.Unreadable : LabelExit.Done, answer, lines);
    }

    private static string Line(LabelItem item)
    {
        var line = $"{item.Marking ?? $"{item.Policy} {item.Classification}"} (policy {item.Policy}, {item.Role}; {item.Source}, {(item.Where.Length > 0 ? item.Where : "the file")}";
        line += item.Originator is null ? "" : $"; by {item.Originator}";
        line += item.Created is null ? "" : $"; made {item.Created}";
        line += item.Review is null ? "" : $"; review {item.Review}";
        return item.Level is null ? $"{line}; not known to its policy, so it counts as TOP SECRET)" : $"{line})";
    }
}
