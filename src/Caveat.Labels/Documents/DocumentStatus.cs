namespace Caveat.Labels.Documents;

/// <summary>How far a document could be read. Ordered: the worst of its parts is that of the whole.</summary>
public enum DocumentStatus : byte
{
    Read = 0,

    /// <summary>Some or all of it could not be read: an encrypted file, an unknown format, an image without OCR.</summary>
    Unread = 1,

    /// <summary>It breaks a limit or is built to harm, and reading stopped.</summary>
    Refused = 2,
}
