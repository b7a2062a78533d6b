using Caveat.Labels.Documents;

namespace Caveat.Gateway.Attachments;

/// <summary>What reading the documents of requests may cost; configured under <c>Documents</c>.</summary>
public sealed class DocumentOptions
{
    private const int MostThreads = 256;

    /// <summary>How many requests have their documents read at the same time.</summary>
    public int Concurrency { get; set; } = Math.Max(1, Environment.ProcessorCount / 2);

    /// <summary>How many more may wait for that; beyond it they are turned away with 503.</summary>
    public int Waiting { get; set; } = 64;

    /// <summary>How many documents one request may carry, without those inside them.</summary>
    public int PerRequest { get; set; } = 32;

    /// <summary>How long all documents of one request may take together.</summary>
    public int TimeSeconds { get; set; } = 30;

    /// <summary>All bytes that unpacking one document may give.</summary>
    public long UnpackedBytes { get; set; } = 256L << 20;

    /// <summary>Entries and attachments within one document.</summary>
    public int Entries { get; set; } = 2_000;

    /// <summary>How deep archives and messages may nest.</summary>
    public int Depth { get; set; } = 8;

    public int Pages { get; set; } = 2_000;

    /// <summary>The UTF-16 units of text in one document.</summary>
    public long TextLength { get; set; } = 64L << 20;

    /// <summary>Whether text in images is read, where tesseract is installed. Without it an image is unread, and a clause decides.</summary>
    public bool Ocr { get; set; } = true;

    /// <summary>As tesseract names its installed data: <c>eng+fra</c>.</summary>
    public string OcrLanguages { get; set; } = DocumentLimits.Default.OcrLanguages;

    /// <summary>The pages of one document that OCR may read.</summary>
    public int OcrPages { get; set; } = 20;

    public void Validate(ICollection<string> errors)
    {
        Require(Concurrency, 1, MostThreads, nameof(Concurrency), errors);
        Require(Waiting, 0, 100_000, nameof(Waiting), errors);
        Require(PerRequest, 1, 10_000, nameof(PerRequest), errors);
        Require(TimeSeconds, 1, 3_600, nameof(TimeSeconds), errors);
        Require(UnpackedBytes, 1 << 10, 1L << 40, nameof(UnpackedBytes), errors);
        Require(Entries, 1, int.MaxValue, nameof(Entries), errors);
        Require(Depth, 0, 64, nameof(Depth), errors);
        Require(Pages, 1, int.MaxValue, nameof(Pages), errors);
        Require(TextLength, 1 << 10, int.MaxValue, nameof(TextLength), errors);
        Require(OcrPages, 0, int.MaxValue, nameof(OcrPages), errors);
        if (OcrLanguages.Length == 0 || OcrLanguages.AsSpan().ContainsAnyExcept(LanguageSigns))
        {
            errors.Add($"Documents:OcrLanguages is \"{OcrLanguages}\": give names of installed data joined by +, such as \"eng+fra\".");
        }
    }

    /// <summary>The limits of one document, in the time that is left to its request.</summary>
    internal DocumentLimits Limits(TimeSpan time) => new()
    {
        UnpackedBytes = UnpackedBytes,
        Entries = Entries,
        Depth = Depth,
        Pages = Pages,
        TextLength = TextLength,
        Time = time,
        Ocr = Ocr,
        OcrLanguages = OcrLanguages,
        OcrPages = OcrPages,
    };

    private static System.Buffers.SearchValues<char> LanguageSigns { get; } =
        System.Buffers.SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_+");

    private static void Require(long value, long least, long most, string key, ICollection<string> errors)
    {
        if (value < least || value > most)
        {
            errors.Add($"Documents:{key} is \"{value}\": give a number from {least} to {most}.");
        }
    }
}
