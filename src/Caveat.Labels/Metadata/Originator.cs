namespace Caveat.Labels.Metadata;

/// <summary>Who made a label: <c>rfc822Name</c> and an address, for example (STANAG 4774 OriginatorID).</summary>
public sealed record Originator(string IdType, string Value);
