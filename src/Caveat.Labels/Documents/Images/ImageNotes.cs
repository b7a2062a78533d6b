using Caveat.Labels.Documents.Text;
using Caveat.Labels.Documents.Xmp;

namespace Caveat.Labels.Documents.Images;

/// <summary>Takes the texts and packets that an image carries beside its pixels.</summary>
internal sealed class ImageNotes(DocumentPart part, DocumentBuilder into, DocumentReader reader)
{
    public DocumentBuilder Into => into;

    public void Add(string name, string text) => into.Add(new Passage(text.Trim('\0', ' '), Place.Property, part.Within(name)));

    public void Add(string name, ReadOnlySpan<byte> text) => Add(name, TextDecoding.Decode(text.TrimEnd((byte)0)));

    public void AddXmp(ReadOnlySpan<byte> packet) => XmpText.Read(TextDecoding.Decode(packet), part, into, reader);
}
