using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Xml.Linq;

namespace Caveat.Labels.Bindings.Carriers;

/// <summary>A custom XML part of a Word, Excel or PowerPoint file (ADatP-4778.2 chapter 5, profile <c>ooxml:1:2</c>). It is found by its namespace, whatever its name.</summary>
internal sealed class OfficeCarrier : ILabelCarrier
{
    private const string Scheme = "pack:///";

    private readonly OfficePackage _package;

    /// <exception cref="InvalidDataException">The package is damaged or breaks a limit.</exception>
    public OfficeCarrier(string path, OfficePackage package)
    {
        (Target, _package) = (path, package);
        var bindings = new List<CarriedXml>();
        var problems = new List<string>();
        foreach (var name in CustomParts())
        {
            if (package.Read(name) is not { } xml)
            {
                continue;
            }
            if (!UntrustedXml.TryLoad(xml, out XDocument? document, out var error))
            {
                // Fails closed: what cannot be read may be a binding.
                problems.Add($"The part \"{ShownText.Of(name)}\" cannot be read: {error}");
            }
            else if (document.Root!.Name == BindingNames.BindingInformation)
            {
                bindings.Add(new CarriedXml(name, xml));
            }
        }
        (Bindings, Problems) = (bindings, problems);
    }

    public string Target { get; }

    public IReadOnlyList<CarriedXml> Bindings { get; }

    public IReadOnlyList<string> Problems { get; }

    // The profile lists document, styles, headers, footers, media, notes, comments and properties; all that people could see or hide in is bound here.
    public IReadOnlyList<DataReference> WholeFile
    {
        get
        {
            var types = new PartTypes(_package.Xml(OfficePackage.ContentTypes));
            return
            [
                .. _package.Names
                    .Where(name => name != OfficePackage.ContentTypes && !name.EndsWith(".rels", StringComparison.OrdinalIgnoreCase) && !IsCustom(name))
                    .Order(StringComparer.Ordinal)
                    .Select(name => new DataReference(Scheme + string.Join('/', name.Split('/').Select(Uri.EscapeDataString)), types.Of(name))),
            ];
        }
    }

    public bool IsDetached => false;

    public static bool Recognises(ReadOnlySpan<byte> content) => content.StartsWith("PK\x3\x4"u8);

    public ReadOnlyMemory<byte>? Data(string uri) =>
        uri.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) && _package.Read(Uri.UnescapeDataString(uri[Scheme.Length..])) is { } bytes
            ? (ReadOnlyMemory<byte>?)bytes
            : null;

    public bool TryWrite(ReadOnlyMemory<byte> binding, string? place, [NotNullWhen(true)] out byte[]? written, [NotNullWhen(false)] out string? error)
    {
        (written, error) = (null, null);
        if (_package.Names.Any(name => name.StartsWith("_xmlsignatures/", StringComparison.OrdinalIgnoreCase)))
        {
            error = "The document is signed, and a label inside would break its signature: label it with a sidecar file.";
            return false;
        }
        if (place is not null)
        {
            written = _package.With([new(place, binding.ToArray())]);
            return true;
        }
        var main = _package.MainPart;
        if (_package.Read(main) is null || _package.Xml(OfficePackage.ContentTypes) is not { } types)
        {
            error = "The package does not say which part is its document: open it and save it again.";
            return false;
        }
        written = _package.With(new CustomPart(_package, main, FreeNumber()).Parts(binding.ToArray(), types));
        return true;
    }

    private static bool IsCustom(string name) => name.StartsWith("customXml/", StringComparison.OrdinalIgnoreCase);

    private IEnumerable<string> CustomParts() =>
        _package.Names.Where(name => IsCustom(name) && name.EndsWith(".xml", StringComparison.OrdinalIgnoreCase))
            .Concat(_package.Targets(_package.MainPart, "/customXml"))
            .Concat(_package.Targets("", "/customXml"))
            .Distinct(StringComparer.OrdinalIgnoreCase);

    private int FreeNumber()
    {
        var number = 1;
        while (_package.Names.Contains(string.Create(CultureInfo.InvariantCulture, $"customXml/item{number}.xml"), StringComparer.OrdinalIgnoreCase)
            || _package.Names.Contains(string.Create(CultureInfo.InvariantCulture, $"customXml/itemProps{number}.xml"), StringComparer.OrdinalIgnoreCase))
        {
            number++;
        }
        return number;
    }
}
