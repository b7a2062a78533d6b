namespace Caveat.Labels.Bindings;

/// <summary>What the identifiers of an organisation's own label scheme mean: a GUID or a name of a sensitivity label, and the grade it stands for. Immutable.</summary>
public sealed class LabelMapping
{
    /// <summary>Knows no identifier.</summary>
    public static LabelMapping None { get; } = new();
}
