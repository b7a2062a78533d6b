using System.Globalization;

namespace Caveat.Labels.Documents.Pdf;

/// <summary>How much of each page pictures cover, from <c>pdfimages -list</c>.</summary>
internal static class PictureAreas
{
    private const double PointsPerInch = 72;

    /// <summary>Square points by page number. A picture whose size on the page is not known counts as covering it.</summary>
    public static Dictionary<int, double> Read(PdfFile file, DocumentBuilder into)
    {
        var areas = new Dictionary<int, double>();
        foreach (var line in file.Run("pdfimages", ["-list", file.Path], into).Text.Split('\n'))
        {
            // page num type width height color comp bpc enc interp object ID x-ppi y-ppi size ratio; an inline picture has one word for object and ID.
            var columns = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            if (columns.Length >= 14 && int.TryParse(columns[0], NumberStyles.None, CultureInfo.InvariantCulture, out var page))
            {
                var (across, down) = (Number(columns[^4]), Number(columns[^3]));
                var area = across > 0 && down > 0 ? Number(columns[3]) / across * (Number(columns[4]) / down) * PointsPerInch * PointsPerInch : double.MaxValue;
                areas[page] = areas.GetValueOrDefault(page) + area;
            }
        }
        return areas;
    }

    private static double Number(string column) => double.TryParse(column, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : 0;
}
