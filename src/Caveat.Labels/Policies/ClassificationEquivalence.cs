namespace Caveat.Labels.Policies;

/// <summary>A classification's equivalent in another policy. Directional (SPIF equivalentClassification, applied).</summary>
/// <param name="Outward">Whether a label of this policy may be said in the other (SPIF encrypt).</param>
/// <param name="Inward">Whether a label of the other policy may be said in this (SPIF decrypt).</param>
public sealed record ClassificationEquivalence(string Classification, PolicyId Other, string OtherClassification, bool Outward, bool Inward);
