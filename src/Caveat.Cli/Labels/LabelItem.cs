using Caveat.Cli.AgreementFiles;
using Caveat.Labels.Documents;
using Caveat.Labels.Grammar;
using Caveat.Labels.Policies;

namespace Caveat.Cli.Labels;

/// <summary>A label as JSON has it.</summary>
internal sealed record LabelItem(string Policy, string Classification, string Role, string Source, string Where)
{
    /// <summary>From 0 to 5; left out when the policy or its classification is not known.</summary>
    public int? Level { get; init; }

    /// <summary>The label in words; left out when it is not valid in its policy.</summary>
    public string? Marking { get; init; }

    public IReadOnlyList<CategoryItem>? Categories { get; init; }

    public string? Created { get; init; }

    public string? Review { get; init; }

    public string? Originator { get; init; }

    public static LabelItem Of(FoundLabel found)
    {
        var (label, sensitivity) = (found.Label, found.Label.Label);
        return new LabelItem(sensitivity.Policy.Name, sensitivity.Classification, label.Role.ToString().ToLowerInvariant(), found.Source, found.Part)
        {
            Level = SecurityPolicies.BuiltIn.TryGradeOf(sensitivity, out var grade) ? (int)grade.Classification : null,
            Marking = MarkingText.TryRender(sensitivity, out var marking, out _) ? marking : null,
            Categories = sensitivity.Categories.IsEmpty ? null : [.. sensitivity.Categories.Select(category => new CategoryItem(category.TagName, category.Type.ToString().ToLowerInvariant(), [.. category.Values]))],
            Created = label.CreatedAt is { } created ? Times.Text(created) : null,
            Review = label.ReviewAt is { } review ? Times.Text(review) : null,
            Originator = label.Originator?.Value,
        };
    }
}
