using System.Diagnostics.CodeAnalysis;
using Caveat.Labels;
using Caveat.Labels.Bindings;
using Caveat.Labels.Documents;
using Caveat.Labels.Policies;

namespace Caveat.Cli.Labels;

/// <summary>All labels of a file: those of its own bindings, which can be checked, and those that reading the document finds.</summary>
internal sealed record FileLabels(LabelledFile File, DocumentReading Reading)
{
    private const string BindingSource = "STANAG 4778 binding";

    public IReadOnlyList<FoundLabel> All { get; } =
    [
        .. File.Bindings.SelectMany(binding => binding.Binding.Labels.Select(label => new FoundLabel(label, BindingSource, binding.Place))),
        // The document reader meets the bindings inside the file, too.
        .. Reading.Labels.Where(found => found.Source != BindingSource || !File.Labels.Contains(found.Label)),
    ];

    /// <summary>One sentence for each thing that may hold a label or a marking and could not be read.</summary>
    public IReadOnlyList<string> Problems => Reading.Status == DocumentStatus.Read ? File.Problems : [.. File.Problems, Reading.Problem];

    /// <summary>The one label that stands for all (ADatP-4774.1 §4.4): those of other policies are said in the first one's before.</summary>
    public DominanceResult Dominant
    {
        get
        {
            var policy = All[0].Label.Label.Policy;
            var labels = new List<Label>();
            foreach (var found in All)
            {
                switch (Equivalence.Map(found.Label.Label, policy))
                {
                    case MappedLabel mapped:
                        labels.Add(mapped.Label);
                        break;
                    case NoEquivalent none:
                        return new Escalation(none.Reason, HighestLabel);
                }
            }
            return Dominance.Of(labels);
        }
    }

    /// <summary>The highest grade of all labels; TOP SECRET where one is of an unknown policy or classification.</summary>
    public Grade HighestLabel => All.Select(found => SecurityPolicies.BuiltIn.GradeOf(found.Label.Label)).Aggregate(Grade.Unmarked, Grade.Highest);

    public static bool TryRead(string path, LabelMapping mapping, [NotNullWhen(true)] out FileLabels? labels, [NotNullWhen(false)] out string? error, CancellationToken cancellationToken)
    {
        labels = null;
        if (!LabelledFile.TryOpen(path, DocumentLimits.Default.FileBytes, out var file, out error))
        {
            return false;
        }
        labels = new FileLabels(file, new DocumentReader { Mapping = mapping }.ReadFile(path, cancellationToken));
        return true;
    }
}
