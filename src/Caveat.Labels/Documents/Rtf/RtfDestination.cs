namespace Caveat.Labels.Documents.Rtf;

/// <summary>What a destination's text is and where it stands; an empty name stays in the place that it is in.</summary>
internal sealed record RtfDestination(RtfContent Content, Place Place, string Name);
