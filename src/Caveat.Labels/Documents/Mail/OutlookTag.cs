namespace Caveat.Labels.Documents.Mail;

/// <summary>The property identifiers of Outlook messages that are read ([MS-OXPROPS]).</summary>
internal static class OutlookTag
{
    public const int Subject = 0x0037;
    public const int TransportHeader = 0x007D;
    public const int Body = 0x1000;
    public const int CompressedRtf = 0x1009;
    public const int Html = 0x1013;
    public const int DisplayName = 0x3001;
    public const int AttachedData = 0x3701;
    public const int FileName = 0x3704;
    public const int LongFileName = 0x3707;

    /// <summary>The code page of the HTML body.</summary>
    public const int InternetCodePage = 0x3FDE;

    /// <summary>The code page of texts that are not Unicode.</summary>
    public const int MessageCodePage = 0x3FFD;

    /// <summary>From here on properties have names of their own: labels of add-ins, user-defined fields, copied header fields.</summary>
    public const int FirstNamed = 0x8000;
}
