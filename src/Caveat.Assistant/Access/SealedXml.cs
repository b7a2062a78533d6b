using System.Text;
using System.Xml.Linq;
using Caveat.Assistant.Storage;
using Microsoft.AspNetCore.DataProtection.XmlEncryption;
using Microsoft.Extensions.DependencyInjection;

namespace Caveat.Assistant.Access;

/// <summary>Seals the secrets of the keys that protect cookies: the database alone does not make a cookie.</summary>
/// <remarks>The framework makes one by this constructor when it reads a key.</remarks>
internal sealed class SealedXml(IServiceProvider services) : IXmlEncryptor, IXmlDecryptor
{
    private const string Row = "cookie-key";

    private readonly OwnerSeal _seal = services.GetRequiredService<OwnerSeal>();

    public EncryptedXmlInfo Encrypt(XElement plaintextElement)
    {
        ArgumentNullException.ThrowIfNull(plaintextElement);
        var bytes = Encoding.UTF8.GetBytes(plaintextElement.ToString(SaveOptions.DisableFormatting));
        return new EncryptedXmlInfo(new XElement("sealed", Convert.ToBase64String(_seal.SealShared(Row, bytes))), typeof(SealedXml));
    }

    public XElement Decrypt(XElement encryptedElement)
    {
        ArgumentNullException.ThrowIfNull(encryptedElement);
        return XElement.Parse(Encoding.UTF8.GetString(_seal.OpenShared(Row, Convert.FromBase64String(encryptedElement.Value))));
    }
}
