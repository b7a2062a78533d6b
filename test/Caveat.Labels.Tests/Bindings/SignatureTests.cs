using System.Security.Cryptography;
using System.Security.Cryptography.Xml;
using System.Text;
using System.Xml;
using Caveat.Labels.Bindings;
using Caveat.Labels.Bindings.Signatures;
using Xunit;
using DataReference = Caveat.Labels.Bindings.DataReference;

namespace Caveat.Labels.Tests.Bindings;

public sealed class SignatureTests
{
    private static readonly byte[] Plain = BindingXml.Write(new Binding([new MetadataBinding([Samples.NatoRestricted], [new DataReference("")])]));
    private static readonly byte[] Signed = BindingSigner.Sign(Plain, Samples.Signer);

    [Fact]
    public void A_signature_of_a_trusted_certificate_is_trusted_by_its_name()
    {
        var check = Verify(Signed, trusted: true);

        Assert.Contains("CN=Originator", Assert.IsType<SignatureCheck.Trusted>(Assert.Single(check.Signatures)).Signer, StringComparison.Ordinal);
        Assert.True(check.Holds, string.Join(' ', check.Faults));
    }

    [Fact]
    public void A_key_that_only_the_signature_brings_is_not_trusted()
    {
        var check = Verify(Signed, trusted: false);

        Assert.StartsWith("sha256:", Assert.IsType<SignatureCheck.Untrusted>(Assert.Single(check.Signatures)).Key, StringComparison.Ordinal);
    }

    [Fact]
    public void An_unsigned_binding_has_no_signatures() => Assert.Empty(Verify(Plain, trusted: true).Signatures);

    [Theory]
    [InlineData("RESTRICTED", "UNCLASSIFIED", "changed after it was signed")]
    [InlineData("ecdsa-sha384", "ecdsa-sha256", "does not fit its key")]
    [InlineData("2001/04/xmldsig-more#ecdsa-sha384", "2000/09/xmldsig#dsa-sha1", "is not one that is accepted")]
    [InlineData("2001/04/xmldsig-more#sha384", "2000/09/xmldsig#sha1", "only SHA-384 is accepted")]
    [InlineData("ds:Reference URI=\"\"", "ds:Reference URI=\"file:///etc/passwd\"", "not one element of the binding")]
    [InlineData("ds:Reference URI=\"\"", "ds:Reference URI=\"http://example.invalid/\"", "not one element of the binding")]
    [InlineData("<ds:Transform Algorithm=\"http://www.w3.org/2001/10/xml-exc-c14n#\" /></ds:Transforms>", "</ds:Transforms>", "not over the exclusive canonical form")]
    [InlineData("2000/09/xmldsig#enveloped-signature", "TR/1999/REC-xslt-19991116", "is not one that is checked")]
    [InlineData("CanonicalizationMethod Algorithm=\"http://www.w3.org/2001/10/xml-exc-c14n#\"", "CanonicalizationMethod Algorithm=\"http://www.w3.org/TR/2001/REC-xml-c14n-20010315\"", "its canonical form is")]
    public void A_signature_that_was_tampered_with_or_is_weak_does_not_hold(string old, string replacement, string said)
    {
        var text = Encoding.UTF8.GetString(Signed);
        Assert.Contains(old, text, StringComparison.Ordinal);

        var check = Verify(Samples.Bytes(text.Replace(old, replacement, StringComparison.Ordinal)), trusted: true);

        Assert.Contains(said, Assert.IsType<SignatureCheck.Broken>(Assert.Single(check.Signatures)).Reason, StringComparison.Ordinal);
        Assert.False(check.Holds);
    }

    [Fact]
    public void A_signature_made_by_another_implementation_is_verified()
    {
        using var rsa = RSA.Create(2048);

        var check = Verify(SignWithFramework(rsa, "", Plain), trusted: false);

        Assert.IsType<SignatureCheck.Untrusted>(Assert.Single(check.Signatures));
        Assert.True(check.Holds, string.Join(' ', check.Faults));
    }

    [Fact]
    public void Our_signature_is_verified_by_the_canonical_form_of_another_implementation()
    {
        // The framework has no ECDSA for XML: its reference check alone is used.
        var document = Load(Signed);
        var signature = (XmlElement)document.GetElementsByTagName("ds:Signature")[0]!;
        var digest = signature.GetElementsByTagName("ds:DigestValue")[0]!.InnerText;
        signature.ParentNode!.RemoveChild(signature);
        var transform = new XmlDsigExcC14NTransform();
        transform.LoadInput(document);
        using var sha384 = SHA384.Create();

        Assert.Equal(Convert.ToBase64String(transform.GetDigestedOutput(sha384)), digest);
    }

    [Fact]
    public void A_short_key_is_not_accepted()
    {
        using var rsa = RSA.Create(1024);

        Assert.IsType<SignatureCheck.Broken>(Assert.Single(Verify(SignWithFramework(rsa, "", Plain), trusted: false).Signatures));
    }

    [Fact]
    public void A_signature_over_one_element_says_nothing_about_the_labels_beside_it()
    {
        var text = Encoding.UTF8.GetString(Plain).Replace("</mb:BindingInformation>", "<x xmlns=\"urn:example:x\" Id=\"x\"/></mb:BindingInformation>", StringComparison.Ordinal);
        using var rsa = RSA.Create(2048);

        var check = Verify(SignWithFramework(rsa, "#x", Samples.Bytes(text)), trusted: false);

        Assert.Contains("only a part", Assert.IsType<SignatureCheck.Broken>(Assert.Single(check.Signatures)).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_elements_of_one_name_cannot_be_signed_for_each_other()
    {
        var text = Encoding.UTF8.GetString(Plain).Replace("<mb:MetadataBindingContainer>", "<mb:MetadataBindingContainer Id=\"c\">", StringComparison.Ordinal);
        using var rsa = RSA.Create(2048);
        var signed = Encoding.UTF8.GetString(SignWithFramework(rsa, "#c", Samples.Bytes(text)));
        Assert.IsType<SignatureCheck.Untrusted>(Assert.Single(Verify(Samples.Bytes(signed), trusted: false).Signatures));

        var wrapped = signed.Replace("</mb:BindingInformation>", "<x xmlns=\"urn:example:x\" Id=\"c\"/></mb:BindingInformation>", StringComparison.Ordinal);

        Assert.IsType<SignatureCheck.Broken>(Assert.Single(Verify(Samples.Bytes(wrapped), trusted: false).Signatures));
    }

    [Fact]
    public void Changed_and_missing_data_do_not_hold()
    {
        var binding = Samples.BindingOf(Samples.NatoRestricted) with { Digests = [new DataDigest("plan.txt", [.. SHA384.HashData("the plan"u8)])] };
        var xml = BindingXml.Write(binding);

        Assert.True(BindingVerifier.Verify(xml, [], _ => Samples.Bytes("the plan")).Holds);
        Assert.Contains("was changed", Assert.Single(BindingVerifier.Verify(xml, [], _ => Samples.Bytes("another plan")).Faults), StringComparison.Ordinal);
        Assert.Contains("not there", BindingVerifier.Verify(xml, [], Samples.NoData).Faults[0], StringComparison.Ordinal);
    }

    [Fact]
    public void A_weaker_digest_of_the_data_does_not_hold()
    {
        var binding = Samples.BindingOf(Samples.NatoRestricted) with { Digests = [new DataDigest("plan.txt", [.. SHA384.HashData("the plan"u8)])] };
        var text = Encoding.UTF8.GetString(BindingXml.Write(binding)).Replace("2001/04/xmldsig-more#sha384", "2000/09/xmldsig#sha1", StringComparison.Ordinal);

        Assert.Contains("not a plain SHA-384", Assert.Single(BindingVerifier.Verify(Samples.Bytes(text), [], _ => Samples.Bytes("the plan")).Faults), StringComparison.Ordinal);
    }

    private static BindingCheck Verify(byte[] xml, bool trusted) => BindingVerifier.Verify(xml, trusted ? [Samples.Signer] : [], Samples.NoData);

    private static byte[] SignWithFramework(RSA key, string uri, byte[] xml)
    {
        var document = Load(xml);
        var signer = new SignedXml(document) { SigningKey = key };
        signer.SignedInfo!.CanonicalizationMethod = SignedXml.XmlDsigExcC14NTransformUrl;
        signer.SignedInfo.SignatureMethod = SignedXml.XmlDsigRSASHA256Url;
        var reference = new Reference(uri) { DigestMethod = SignedXml.XmlDsigSHA384Url };
        reference.AddTransform(new XmlDsigEnvelopedSignatureTransform());
        reference.AddTransform(new XmlDsigExcC14NTransform());
        signer.AddReference(reference);
        signer.KeyInfo.AddClause(new RSAKeyValue(key));
        signer.ComputeSignature();
        document.DocumentElement!.PrependChild(document.ImportNode(signer.GetXml(), deep: true));
        return Encoding.UTF8.GetBytes(document.OuterXml);
    }

    private static XmlDocument Load(byte[] xml)
    {
        var document = new XmlDocument { PreserveWhitespace = true };
        document.LoadXml(Encoding.UTF8.GetString(xml));
        return document;
    }
}
