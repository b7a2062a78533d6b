namespace Caveat.Labels.Bindings;

/// <summary>What a label is bound to: a URI relative to the binding's carrier (<c>pack:///word/document.xml</c>, a file name, empty for the carrier itself) and its media type.</summary>
/// <remarks>Untrusted; never fetched.</remarks>
public sealed record DataReference(string Uri, string ContentType = "");
