namespace Caveat.Labels.Metadata;

/// <summary>A label with what STANAG 4774 says about it: who made it, when, and what follows. Immutable.</summary>
public sealed record ConfidentialityLabel(Label Label)
{
    public LabelRole Role { get; init; }

    /// <summary>The XML identifier; empty when there is none.</summary>
    public string Id { get; init; } = "";

    /// <summary>Null only where a tolerant reading met a label without one, which published samples do.</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>When the label is to be looked at again; a time in the past does not make it invalid.</summary>
    public DateTimeOffset? ReviewAt { get; init; }

    public Originator? Originator { get; init; }

    public Succession? Succession { get; init; }

    /// <summary>The legacy privacy mark; empty when there is none.</summary>
    public string PrivacyMark { get; init; } = "";
}
