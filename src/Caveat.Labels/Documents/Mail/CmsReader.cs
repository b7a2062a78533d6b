using System.Formats.Asn1;

namespace Caveat.Labels.Documents.Mail;

/// <summary>Reads S/MIME (RFC 8551): what a signed message holds, without judging the signature; an encrypted one is unread.</summary>
internal sealed class CmsReader : IFormatReader
{
    // 1.2.840.113549.1.7, the arc of CMS content types (RFC 5652), as it is encoded.
    private static ReadOnlySpan<byte> ContentTypes => [0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 0x01];

    private const int IdentifierWithin = 16;
    private const string Data = "1.2.840.113549.1.7.1";
    private const string SignedData = "1.2.840.113549.1.7.2";

    public bool Recognises(DocumentPart part) =>
        part.Content.Length > 0 && part.Content.Span[0] == 0x30 && part.Content.Span[..Math.Min(IdentifierWithin, part.Content.Length)].IndexOf(ContentTypes) > 0;

    public string Read(DocumentPart part, DocumentBuilder into, DocumentReader reader)
    {
        try
        {
            // BER: mailers stream content of indefinite length.
            var outer = new AsnReader(part.Content, AsnEncodingRules.BER).ReadSequence();
            if (outer.ReadObjectIdentifier() != SignedData)
            {
                throw new InvalidDataException("it is encrypted: decrypt it first.");
            }
            var signed = outer.ReadSequence(new Asn1Tag(TagClass.ContextSpecific, 0)).ReadSequence();
            signed.ReadEncodedValue();
            signed.ReadEncodedValue();
            var content = signed.ReadSequence();
            var type = content.ReadObjectIdentifier();
            // A signature that stands beside what it signs holds no content.
            if (content.HasData)
            {
                var bytes = content.ReadSequence(new Asn1Tag(TagClass.ContextSpecific, 0)).ReadOctetString();
                into.CountUnpacked(bytes.Length);
                reader.ReadPart(new DocumentPart(type == Data ? "message.eml" : "content", bytes, part.Within("signed content"), part.Depth + 1), into);
            }
            return "S/MIME message";
        }
        catch (AsnContentException damage)
        {
            throw new InvalidDataException("its S/MIME structure is damaged.", damage);
        }
    }
}
