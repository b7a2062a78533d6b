using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Caveat.Labels.Bindings;
using Caveat.Labels.Metadata;

namespace Caveat.Labels.Tests.Bindings;

/// <summary>Labels, bindings and keys that the tests make themselves.</summary>
internal static class Samples
{
    public static readonly DateTimeOffset Made = new(2026, 3, 1, 9, 0, 0, TimeSpan.Zero);

    public static readonly ConfidentialityLabel NatoRestricted = LabelOf("NATO", "RESTRICTED");

    public static readonly ConfidentialityLabel FrenchSecret = LabelOf("FRA", "SECRET") with { Role = LabelRole.Alternative };

    public static readonly X509Certificate2 Signer = Certificate("CN=Originator");

    public static ConfidentialityLabel LabelOf(string policy, string classification) => new(new Label(PolicyId.Parse(policy), classification))
    {
        CreatedAt = Made,
        ReviewAt = Made.AddYears(5),
        Originator = new Originator("rfc822Name", "author@example.invalid"),
    };

    public static Binding BindingOf(params ConfidentialityLabel[] labels) =>
        new([new MetadataBinding([.. labels], [new DataReference("plan.txt", "text/plain")])]);

    public static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);

    public static X509Certificate2 Certificate(string name)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP384);
        return new CertificateRequest(name, key, HashAlgorithmName.SHA384).CreateSelfSigned(Made, Made.AddYears(1));
    }

    public static ReadOnlyMemory<byte>? NoData(string uri) => null;
}
