using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Caveat.Labels.Bindings.Pdf;

namespace Caveat.Labels.Bindings.Carriers;

/// <summary>A property of the XMP packet of a PDF (ADatP-4778.2 chapter 10). Packets of pages and images are read, too; the document's is written.</summary>
internal sealed class PdfCarrier : ILabelCarrier
{
    private readonly PdfFile? _file;
    private readonly string? _error;
    private readonly byte[]? _content;

    public PdfCarrier(string path, ReadOnlyMemory<byte> content)
    {
        Target = path;
        if (!PdfFile.TryOpen(content, out _file, out _error))
        {
            Problems = [_error];
            return;
        }
        var document = DocumentPacket;
        var bindings = new List<CarriedXml>();
        var problems = new List<string>();
        foreach (var (number, packet) in _file.Packets())
        {
            var place = number == document ? "XMP packet of the document" : string.Create(CultureInfo.InvariantCulture, $"XMP packet of object {number}");
            if (packet is null)
            {
                problems.Add($"The {place} cannot be decoded.");
            }
            else if (!XmpPacket.TryFind(packet, out var found, out var error))
            {
                problems.Add($"The {place} cannot be read: {error}");
            }
            else
            {
                bindings.AddRange(found.Select(xml => new CarriedXml(place, xml)));
            }
            if (number == document)
            {
                _content = packet;
            }
        }
        (Bindings, Problems) = (bindings, problems);
    }

    public string Target { get; }

    public IReadOnlyList<CarriedXml> Bindings { get; } = [];

    public IReadOnlyList<string> Problems { get; } = [];

    public IReadOnlyList<DataReference> WholeFile => [new DataReference("", "application/pdf")];

    public bool IsDetached => false;

    private int DocumentPacket => _file?.Catalog()?.Dictionary is { } catalog && catalog.TryGetReference("Metadata", out var number, out _) ? number : 0;

    public static bool Recognises(ReadOnlySpan<byte> content) => content[..Math.Min(content.Length, 1024)].IndexOf("%PDF-"u8) >= 0;

    public ReadOnlyMemory<byte>? Data(string uri) => null;

    public bool TryWrite(ReadOnlyMemory<byte> binding, string? place, [NotNullWhen(true)] out byte[]? written, [NotNullWhen(false)] out string? error)
    {
        (written, error) = (null, _error);
        return _file is not null
            && XmpPacket.TryWrite(_content, binding.Span, out var packet, out error)
            && PdfUpdate.TrySetPacket(_file, packet, out written, out error);
    }
}
