using System.Formats.Asn1;
using System.Text;
using Caveat.Labels.Documents;
using Caveat.Labels.Tests.Documents;
using Xunit;

namespace Caveat.Labels.Tests.Mail;

public sealed class CmsTests
{
    private const string Inner = "MIME-Version: 1.0\r\nContent-Type: text/plain\r\n\r\nNATO SECRET\r\n";

    [Fact]
    public void The_content_of_a_signed_message_is_read()
    {
        var reading = Mail(Cms("1.2.840.113549.1.7.2", Inner));

        Assert.Equal(DocumentStatus.Read, reading.Status);
        Assert.Contains("NATO SECRET", reading.Lines(Place.Body));
    }

    [Fact]
    public void An_encrypted_message_is_unread()
    {
        var reading = Mail(Cms("1.2.840.113549.1.7.3", Inner));

        Assert.Equal(DocumentStatus.Unread, reading.Status);
        Assert.Equal("attachment \"smime.p7m\" cannot be read: it is encrypted: decrypt it first.", reading.Problem);
    }

    [Fact]
    public void A_signature_beside_the_content_is_no_problem() =>
        Assert.Equal(DocumentStatus.Read, Mail(Cms("1.2.840.113549.1.7.2", null)).Status);

    [Fact]
    public void A_damaged_structure_is_unread() =>
        Assert.Equal(DocumentStatus.Unread, Mail(Cms("1.2.840.113549.1.7.2", Inner)[..^40]).Status);

    private static DocumentReading Mail(byte[] cms) => Readings.Of(
        "a.eml",
        $"MIME-Version: 1.0\r\nSubject: a\r\nContent-Type: application/pkcs7-mime; smime-type=signed-data; name=\"smime.p7m\"\r\nContent-Transfer-Encoding: base64\r\n\r\n{Convert.ToBase64String(cms, Base64FormattingOptions.InsertLineBreaks)}\r\n");

    // ContentInfo { type, [0] { version, digests, { data, [0] content }, signers } }
    private static byte[] Cms(string type, string? content)
    {
        var writer = new AsnWriter(AsnEncodingRules.BER);
        using (writer.PushSequence())
        {
            writer.WriteObjectIdentifier(type);
            using (writer.PushSequence(new Asn1Tag(TagClass.ContextSpecific, 0)))
            using (writer.PushSequence())
            {
                writer.WriteInteger(1);
                using (writer.PushSetOf())
                {
                }
                using (writer.PushSequence())
                {
                    writer.WriteObjectIdentifier("1.2.840.113549.1.7.1");
                    if (content is not null)
                    {
                        using (writer.PushSequence(new Asn1Tag(TagClass.ContextSpecific, 0)))
                        {
                            writer.WriteOctetString(Encoding.UTF8.GetBytes(content));
                        }
                    }
                }
                using (writer.PushSetOf())
                {
                }
            }
        }
        return writer.Encode();
    }
}
