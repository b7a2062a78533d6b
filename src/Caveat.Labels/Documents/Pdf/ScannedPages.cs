using System.Globalization;
using Caveat.Labels.Documents.Images;

namespace Caveat.Labels.Documents.Pdf;

/// <summary>Reads pages that show more than their text layer says: rendered with <c>pdftoppm</c>, and read with OCR where that may be and is installed.</summary>
/// <remarks>Fail closed: a page that is not blank and cannot be read makes the document unread.</remarks>
internal sealed class ScannedPages(PdfFile file, DocumentPart part, DocumentBuilder into)
{
    /// <summary>A page with fewer words is looked at: a scan often carries a stamp, a number or a release note as its only text.</summary>
    public const int FewWords = 25;

    private const int Resolution = 200;
    private const int LookResolution = 36;
    private const double LargePart = 0.5;
    private const double PointsPerInch = 72;

    /// <summary>Reads those of <paramref name="sparse"/> that hold no word, or a picture of half their size.</summary>
    public void Read(IReadOnlyList<PageText> sparse)
    {
        if (sparse.Count == 0)
        {
            return;
        }
        var pictures = sparse.All(page => page.Words == 0) ? [] : PictureAreas.Read(file, into);
        var read = 0;
        foreach (var page in sparse)
        {
            if (page.Words > 0 && pictures.GetValueOrDefault(page.Number) < page.Area * LargePart)
            {
                continue;
            }
            var ocr = into.Limits.Ocr && Ocr.IsInstalled(file.Tools) && read < into.Limits.OcrPages;
            var image = Render(page, ocr ? Resolution : LookResolution);
            if (image is not null && GreyMap.IsBlank(image))
            {
                continue;
            }
            if (image is null || !ocr || !Ocr.Read(image, page.Number, part.Path, file.Tools, file.Folder, into))
            {
                into.Report(DocumentStatus.Unread, Problem(page, read));
                continue;
            }
            read++;
        }
    }

    private string Problem(PageText page, int read)
    {
        var why = !into.Limits.Ocr ? "OCR is switched off"
            : !Ocr.IsInstalled(file.Tools) ? "no OCR is installed"
            : read >= into.Limits.OcrPages ? string.Create(CultureInfo.InvariantCulture, $"OCR reads at most {into.Limits.OcrPages} pages of a document")
            : "OCR failed";
        var lacks = page.Words == 0 ? "has no text layer" : "is a picture with few words of text";
        return string.Create(CultureInfo.InvariantCulture, $"{part.Label} is not wholly read: page {page.Number} {lacks} and {why}.");
    }

    // Null when it cannot be rendered. A page of poster size is rendered more coarsely, so that the picture stays within the limit.
    private string? Render(PageText page, int resolution)
    {
        var inches = Math.Max(page.Area / (PointsPerInch * PointsPerInch), 1);
        var dots = Math.Max((int)Math.Min(resolution, Math.Sqrt(into.Limits.Pixels / inches)), 1);
        var number = page.Number.ToString(CultureInfo.InvariantCulture);
        var image = file.Folder.PathOf("page");
        var outcome = file.Run("pdftoppm", ["-gray", "-singlefile", "-r", dots.ToString(CultureInfo.InvariantCulture), "-f", number, "-l", number, file.Path, image], into);
        image += ".pgm";
        return outcome.Succeeded && File.Exists(image) ? image : null;
    }
}
