namespace Caveat.Labels.Documents;

/// <summary>What a reading may cost. Checked before and while anything is parsed; a document that breaks one is refused.</summary>
public sealed record DocumentLimits
{
    public static DocumentLimits Default { get; } = new();

    /// <summary>The largest file or message, in bytes.</summary>
    public long FileBytes { get; init; } = 256L << 20;

    /// <summary>All bytes that unpacking may give, over every nested archive together.</summary>
    public long UnpackedBytes { get; init; } = 1L << 30;

    /// <summary>Unpacked bytes for each packed byte of one entry, once an entry is larger than a mebibyte.</summary>
    public int Ratio { get; init; } = 200;

    /// <summary>How deep archives and messages may nest.</summary>
    public int Depth { get; init; } = 8;

    /// <summary>Entries and attachments, over every nested archive together.</summary>
    public int Entries { get; init; } = 20_000;

    public int Pages { get; init; } = 5_000;

    /// <summary>All UTF-16 units of text, over every part.</summary>
    public long TextLength { get; init; } = 256L << 20;

    /// <summary>How deep XML may nest.</summary>
    public int XmlDepth { get; init; } = 256;

    public TimeSpan Time { get; init; } = TimeSpan.FromSeconds(120);

    /// <summary>Whether text in images is read with tesseract, where that is installed. Without it an image is unread.</summary>
    public bool Ocr { get; init; } = true;

    /// <summary>The languages of OCR, as tesseract names its installed data: <c>eng+fra</c>.</summary>
    public string OcrLanguages { get; init; } = "eng";

    /// <summary>The pages of one document that OCR may read.</summary>
    public int OcrPages { get; init; } = 50;

    /// <summary>The pixels of one image, checked before it is decoded.</summary>
    public long Pixels { get; init; } = 100_000_000;
}
