using System.Diagnostics.CodeAnalysis;

namespace Caveat.Labels.Bindings.Carriers;

/// <summary>A file beside the labelled one, <c>name.ext.bdo</c> (ADatP-4778.2 chapter 9). For every kind of file.</summary>
internal sealed class SidecarCarrier : ILabelCarrier
{
    public const string Extension = ".bdo";

    private readonly string _name;
    private readonly ReadOnlyMemory<byte> _content;

    public SidecarCarrier(string path, ReadOnlyMemory<byte> content)
    {
        (_name, _content, Target) = (Path.GetFileName(path), content, path + Extension);
        if (!File.Exists(Target))
        {
            return;
        }
        var place = $"sidecar \"{_name}{Extension}\"";
        if (new FileInfo(Target).Length > UntrustedXml.MaxBytes)
        {
            Problems = [$"The {place} is larger than {UntrustedXml.MaxBytes} bytes."];
            return;
        }
        Bindings = [new CarriedXml(place, File.ReadAllBytes(Target))];
    }

    public string Target { get; }

    public IReadOnlyList<CarriedXml> Bindings { get; } = [];

    public IReadOnlyList<string> Problems { get; } = [];

    public IReadOnlyList<DataReference> WholeFile => [new DataReference(Uri.EscapeDataString(_name), "application/octet-stream")];

    public bool IsDetached => true;

    public ReadOnlyMemory<byte>? Data(string uri) => Uri.UnescapeDataString(uri) is var name && (name == _name || name == $"./{_name}") ? _content : null;

    public bool TryWrite(ReadOnlyMemory<byte> binding, string? place, [NotNullWhen(true)] out byte[]? written, [NotNullWhen(false)] out string? error)
    {
        (written, error) = (binding.ToArray(), null);
        return true;
    }
}
