namespace Caveat.Labels.Documents;

/// <summary>Where in a document a text stands; markings weigh more in some places than in others.</summary>
public enum Place : byte
{
    Body = 0,
    Header = 1,
    Footer = 2,
    Watermark = 3,
    Note = 4,
    Comment = 5,
    TextBox = 6,

    /// <summary>A property or piece of metadata: a title, a keyword, a vendor's label.</summary>
    Property = 7,

    /// <summary>The subject of a message.</summary>
    Subject = 8,

    /// <summary>Any other header of a message.</summary>
    MailHeader = 9,

    /// <summary>Text that a message quotes from an earlier one.</summary>
    QuotedMail = 10,
    FileName = 11,
}
