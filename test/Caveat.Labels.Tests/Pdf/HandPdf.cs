using System.Globalization;
using System.Text;

namespace Caveat.Labels.Tests.Pdf;

/// <summary>Writes PDF by hand, for what LibreOffice cannot write.</summary>
internal sealed class HandPdf
{
    private readonly List<string> _pages = [];
    private readonly List<string> _objects = [];

    /// <summary>Extra entries of the catalogue.</summary>
    public string Catalogue { get; init; } = "";

    /// <summary>Extra entries of each page's resources.</summary>
    public string Resources { get; init; } = "";

    /// <summary>Width and height in points.</summary>
    public string Size { get; init; } = "595 842";

    public static string Text(double x, double y, double size, string text, double degrees = 0)
    {
        var (sin, cos) = Math.SinCos(double.DegreesToRadians(degrees));
        return string.Create(CultureInfo.InvariantCulture, $"BT /F {size} Tf {cos:F4} {sin:F4} {-sin:F4} {cos:F4} {x} {y} Tm ({text}) Tj ET\n");
    }

    /// <summary>Fifty lines, so that nobody takes the page for a scan.</summary>
    public static string Prose => string.Concat(Enumerable.Range(0, 45).Select(line => Text(72, 740 - (14 * line), 11, $"Line {line} says that the plan is ready and where it is kept.")));

    public HandPdf Page(params string[] content)
    {
        _pages.Add(string.Concat(content));
        return this;
    }

    /// <summary>An object beside the pages; the first has the number 4.</summary>
    public HandPdf Object(string content)
    {
        _objects.Add(content);
        return this;
    }

    public byte[] ToBytes()
    {
        var first = 4 + _objects.Count;
        List<string> objects =
        [
            $"<< /Type /Catalog /Pages 2 0 R {Catalogue} >>",
            $"<< /Type /Pages /Count {_pages.Count} /Kids [{string.Join(' ', _pages.Select((_, i) => $"{first + (2 * i)} 0 R"))}] >>",
            "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
            .. _objects,
            .. _pages.SelectMany((content, i) => new[]
            {
                $"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {Size}] /Contents {first + 1 + (2 * i)} 0 R /Resources << /Font << /F 3 0 R >> {Resources} >> >>",
                $"<< /Length {content.Length} >>\nstream\n{content}\nendstream",
            }),
        ];
        var file = new StringBuilder("%PDF-1.4\n");
        var offsets = new StringBuilder();
        for (var i = 0; i < objects.Count; i++)
        {
            offsets.Append(CultureInfo.InvariantCulture, $"{file.Length:D10} 00000 n \n");
            file.Append(CultureInfo.InvariantCulture, $"{i + 1} 0 obj\n{objects[i]}\nendobj\n");
        }
        var start = file.Length;
        file.Append(CultureInfo.InvariantCulture, $"xref\n0 {objects.Count + 1}\n0000000000 65535 f \n{offsets}trailer << /Size {objects.Count + 1} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n");
        return Encoding.Latin1.GetBytes(file.ToString());
    }
}
