using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using Caveat.Labels.Documents.Compound;

namespace Caveat.Labels.Documents.Mail;

/// <summary>A message or attachment in an Outlook file: a storage with a stream for each property of variable length ([MS-OXMSG] section 2).</summary>
internal sealed class OutlookMessage(CompoundFile file, CompoundStorage storage, DocumentBuilder into)
{
    public const string Properties = "__properties_version1.0";

    private const string PropertyStart = "__substg1.0_";
    private const string AttachmentStart = "__attach_version1.0_";
    private const string ObjectType = "000D";
    private const string UnicodeType = "001F";
    private const string AnsiType = "001E";
    private const string BinaryType = "0102";
    private const int NameEnd = 8;
    private const int Row = 16;

    /// <summary>Whether a stream was shorter than its directory entry says.</summary>
    public bool IsCutOff { get; private set; }

    public bool HasObject => storage.Storage(Name(OutlookTag.AttachedData, ObjectType)) is not null;

    public OutlookMessage Within(CompoundStorage child) => new(file, child, into);

    public IEnumerable<CompoundStorage> Attachments() =>
        storage.Storages.Where(child => child.Name.StartsWith(AttachmentStart, StringComparison.OrdinalIgnoreCase));

    /// <summary>The message that an attachment is; null when it is another object or a file.</summary>
    public OutlookMessage? Message() =>
        storage.Storage(Name(OutlookTag.AttachedData, ObjectType)) is { } child && child.Stream(Properties) is not null ? Within(child) : null;

    public string Text(int tag) =>
        Find(tag, UnicodeType) is { } wide ? Trim(Encoding.Unicode.GetString(Read(wide)))
        : Find(tag, AnsiType) is { } narrow ? Trim(MailText.Decode(Read(narrow), CodePage(OutlookTag.MessageCodePage)))
        : "";

    /// <summary>A text property as UTF-8.</summary>
    public byte[] Bytes(int tag) => Encoding.UTF8.GetBytes(Text(tag));

    public byte[] Stream(int tag) => Find(tag, BinaryType) is { } stream ? Read(stream) : [];

    /// <summary>The HTML body in UTF-8 or in the charset that it names itself.</summary>
    public byte[] Html()
    {
        if (Find(OutlookTag.Html, BinaryType) is { } binary)
        {
            return MailText.ToUtf8(Read(binary), CodePage(OutlookTag.InternetCodePage));
        }
        return Text(OutlookTag.Html) is { Length: > 0 } text ? [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(text)] : [];
    }

    /// <summary>The texts of all named properties, lists of texts too.</summary>
    public IEnumerable<string> NamedTexts()
    {
        foreach (var stream in storage.Streams)
        {
            if (stream.Name.Length < PropertyStart.Length + NameEnd
                || !stream.Name.StartsWith(PropertyStart, StringComparison.OrdinalIgnoreCase)
                || !uint.TryParse(stream.Name.AsSpan(PropertyStart.Length, NameEnd), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var tag)
                || tag >> 16 < OutlookTag.FirstNamed)
            {
                continue;
            }
            // A list (0x1000) has a stream of lengths, which is no text, and one for each value, whose name goes on with its number.
            var isListed = (tag & 0x1000) == 0 || stream.Name.Length > PropertyStart.Length + NameEnd;
            switch (tag & 0xEFFF)
            {
                case 0x001F when isListed:
                    yield return Trim(Encoding.Unicode.GetString(Read(stream)));
                    break;
                case 0x001E when isListed:
                    yield return Trim(MailText.Decode(Read(stream), CodePage(OutlookTag.MessageCodePage)));
                    break;
            }
        }
    }

    private static string Name(int tag, string type) => string.Create(CultureInfo.InvariantCulture, $"{PropertyStart}{tag:X4}{type}");

    private static string Trim(string text) => text.TrimEnd('\0');

    private CompoundStream? Find(int tag, string type) => storage.Stream(Name(tag, type));

    private byte[] Read(CompoundStream stream)
    {
        var bytes = file.Read(stream, into);
        IsCutOff |= bytes.Length < stream.Length;
        return bytes;
    }

    // Numbers stand in rows of 16 bytes: type, identifier, flags, value. What stands before the rows is 8, 24 or 32 bytes long, so rows are looked for from the end.
    private string CodePage(int tag)
    {
        if (storage.Stream(Properties) is not { } stream)
        {
            return "";
        }
        var rows = Read(stream).AsSpan();
        for (var at = rows.Length - Row; at >= 0; at -= Row)
        {
            var row = rows.Slice(at, Row);
            if (BinaryPrimitives.ReadUInt16LittleEndian(row[2..]) == tag)
            {
                return BinaryPrimitives.ReadInt32LittleEndian(row[8..]) switch
                {
                    65001 => "utf-8",
                    20127 => "",
                    28605 => "iso-8859-15",
                    >= 28591 and <= 28606 and var number => string.Create(CultureInfo.InvariantCulture, $"iso-8859-{number - 28590}"),
                    >= 1250 and <= 1258 and var number => string.Create(CultureInfo.InvariantCulture, $"windows-{number}"),
                    20866 => "koi8-r",
                    21866 => "koi8-u",
                    _ => "",
                };
            }
        }
        return "";
    }
}
