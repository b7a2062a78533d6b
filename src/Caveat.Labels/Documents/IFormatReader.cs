namespace Caveat.Labels.Documents;

/// <summary>Reads one family of formats. Stateless and thread-safe. Content is untrusted: no entity, URL, macro or external file is ever followed.</summary>
internal interface IFormatReader
{
    /// <summary>Whether the content is of this family, by its first bytes before its name.</summary>
    bool Recognises(DocumentPart part);

    /// <summary>Adds what the part holds and returns the format in words. Problems of parts are reported to the builder.</summary>
    /// <exception cref="DocumentRefusedException">A limit is broken; the dispatcher turns it into a refusal.</exception>
    /// <exception cref="InvalidDataException">The content is damaged; the dispatcher turns it into "unread" with the message as a reason.</exception>
    string Read(DocumentPart part, DocumentBuilder into, DocumentReader reader);
}
