namespace Caveat.Labels.Policies;

/// <summary>Who may read when a permissive category is not on a label.</summary>
public enum CategoryAbsence : byte
{
    /// <summary>Everyone whom the rest of the label lets in: taking the category away would widen.</summary>
    Everyone = 0,

    /// <summary>The owner alone, as without a release: taking the category away narrows.</summary>
    Owner = 1,
}
