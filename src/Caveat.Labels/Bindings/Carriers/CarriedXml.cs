namespace Caveat.Labels.Bindings.Carriers;

/// <summary>A binding's XML and where the carrier keeps it.</summary>
internal sealed record CarriedXml(string Place, ReadOnlyMemory<byte> Xml);
