using System.Text;
using Caveat.Labels.Documents.Tools;

namespace Caveat.Labels.Documents.Images;

/// <summary>Reads the text of an image with <c>tesseract</c>. What it gives is a guess: letters are confused and stamps are missed.</summary>
internal static class Ocr
{
    private const string Program = "tesseract";

    public static bool IsInstalled(Toolbox tools) => tools.Has(Program);

    /// <summary>Adds the text of an image file; false when the program failed.</summary>
    /// <param name="page">0 for an image that is no page; an image of several pages then counts its own.</param>
    public static bool Read(string image, int page, string part, Toolbox tools, PrivateFolder folder, DocumentBuilder into)
    {
        using var run = ToolRun.Start(tools, Program, [image, "stdout", "-l", into.Limits.OcrLanguages, "--psm", "3"], folder, into);
        using var reader = new StreamReader(run.Output, Encoding.UTF8, detectEncodingFromByteOrderMarks: false);
        var pages = reader.ReadToEnd().Split('\f');
        if (!run.Finish().Succeeded)
        {
            return false;
        }
        for (var i = 0; i < pages.Length; i++)
        {
            into.Add(new Passage(pages[i].Trim(), Place.Body, part, page > 0 ? page : i + 1));
        }
        return true;
    }
}
