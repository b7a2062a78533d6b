using Caveat.Labels.Tests.Pdf;

namespace Caveat.Labels.Tests.Images;

/// <summary>A page that says NATO SECRET as pictures of several formats, drawn by poppler and LibreOffice once for all tests.</summary>
public sealed class PageImages : IDisposable
{
    /// <summary>400 by 500 points at 150 dots per inch.</summary>
    public const int Width = 834;

    public const int Height = 1042;

    private readonly string _folder = Directory.CreateTempSubdirectory("caveat-tests-").FullName;

    public PageImages()
    {
        if (Programs.Find("pdftoppm") is null)
        {
            return;
        }
        var pdf = new HandPdf { Size = "400 500" }
            .Page(HandPdf.Text(60, 440, 28, "NATO SECRET"), HandPdf.Text(60, 390, 18, "The plan is ready."))
            .ToBytes();
        File.WriteAllBytes(Path.Combine(_folder, "page.pdf"), pdf);
        foreach (var format in (string[])["png", "jpeg", "tiff"])
        {
            Programs.Run(_folder, "pdftoppm", $"-{format}", "-r", "150", "-singlefile", "page.pdf", "page");
        }
        Png = Read("page.png");
        Jpeg = Read("page.jpg");
        Tiff = Read("page.tif");
        if (Programs.Find("soffice") is not null)
        {
            Gif = Programs.Convert(_folder, "page.png", "gif", "page.gif");
            Webp = Programs.Convert(_folder, "page.png", "webp", "page.webp");
        }
    }

    public byte[] Png { get; } = [];

    public byte[] Jpeg { get; } = [];

    public byte[] Tiff { get; } = [];

    public byte[] Gif { get; } = [];

    public byte[] Webp { get; } = [];

    public byte[] Of(string format) => format switch
    {
        "png" => Png,
        "jpg" => Jpeg,
        "tif" => Tiff,
        "gif" => Gif,
        "webp" => Webp,
        _ => throw new ArgumentOutOfRangeException(nameof(format)),
    };

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private byte[] Read(string name) => File.ReadAllBytes(Path.Combine(_folder, name));
}
