namespace Caveat.Screening.Rules;

/// <summary>How the words of a group count.</summary>
internal enum ConceptKind
{
    /// <summary>Part of a finding's passage.</summary>
    Group,

    /// <summary>Sets the scene only: no part of the passage, and never holds a stream.</summary>
    Context,

    /// <summary>As context, and counts only in front of the passage: "Summarise what the Act says about …".</summary>
    Frame,
}
