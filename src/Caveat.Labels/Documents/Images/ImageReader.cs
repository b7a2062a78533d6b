using System.Globalization;
using Caveat.Labels.Documents.Tools;

namespace Caveat.Labels.Documents.Images;

/// <summary>Reads images: their metadata with parsers of our own, and their text through OCR where it may be and is installed.</summary>
/// <remarks>Fail closed: an image whose text is not read is unread. The size is read from the file's own header before anything is decoded.</remarks>
internal sealed class ImageReader(Toolbox tools) : IFormatReader
{
    // Letters of fewer pixels are legible to nobody: such an image is a line, a bullet or a tracker.
    private const int LeastSide = 6;

    public ImageReader()
        : this(Toolbox.OfMachine)
    {
    }

    public bool Recognises(DocumentPart part) => ImageFormat.Of(part.Content.Span) is not null;

    public string Read(DocumentPart part, DocumentBuilder into, DocumentReader reader)
    {
        var format = ImageFormat.Of(part.Content.Span) ?? throw new InvalidDataException("it is no image.");
        var size = format.Read(part.Content, new ImageNotes(part, into, reader));
        if (size.Pixels > into.Limits.Pixels)
        {
            throw new DocumentRefusedException(string.Create(CultureInfo.InvariantCulture, $"it has {size.Pixels} pixels and the limit is {into.Limits.Pixels}"));
        }
        if (Math.Min(size.Width, size.Height) >= LeastSide)
        {
            ReadText(part, format, size, into);
        }
        return format.Name;
    }

    private void ReadText(DocumentPart part, ImageFormat format, ImageSize size, DocumentBuilder into)
    {
        if (!into.Limits.Ocr || !Ocr.IsInstalled(tools))
        {
            throw new InvalidDataException($"it is an image, and {(into.Limits.Ocr ? "no OCR is installed" : "OCR is switched off")}.");
        }
        if (size.Pages > into.Limits.OcrPages)
        {
            throw new InvalidDataException(string.Create(CultureInfo.InvariantCulture, $"it is an image of {size.Pages} pages, and OCR reads at most {into.Limits.OcrPages}."));
        }
        using var folder = new PrivateFolder();
        if (!Ocr.Read(folder.Write("image" + format.Extension, part.Content), 0, part.Path, tools, folder, into))
        {
            throw new InvalidDataException("it is an image that OCR could not read.");
        }
        if (size.Pages > 1 && !format.HasPages)
        {
            throw new InvalidDataException("it is an animation, and OCR reads its first picture only.");
        }
    }
}
