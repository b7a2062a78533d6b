using System.Xml.Linq;

namespace Caveat.Labels.Bindings.Carriers;

/// <summary>The media types that a package's <c>[Content_Types].xml</c> gives its parts.</summary>
internal sealed class PartTypes(XDocument? types)
{
    private readonly Dictionary<string, string> _parts = Read(types, "Override", "PartName");
    private readonly Dictionary<string, string> _extensions = Read(types, "Default", "Extension");

    public string Of(string part) =>
        _parts.TryGetValue("/" + part, out var type) || _extensions.TryGetValue(part[(part.LastIndexOf('.') + 1)..], out type) ? type : "application/octet-stream";

    private static Dictionary<string, string> Read(XDocument? types, string element, string key)
    {
        var read = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var entry in types?.Root!.Elements(OfficePackage.Types + element) ?? [])
        {
            read.TryAdd((string?)entry.Attribute(key) ?? "", (string?)entry.Attribute("ContentType") ?? "");
        }
        return read;
    }
}
