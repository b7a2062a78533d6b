using System.Buffers.Binary;
using System.Buffers.Text;
using System.Formats.Cbor;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Caveat.Testing;

/// <summary>A device with one ES256 credential, as WebAuthn Level 3 describes it, that a test may make lie.</summary>
public sealed class SoftwareAuthenticator : IDisposable
{
    public const int Present = 0x01;
    public const int Verified = 0x04;
    public const int BackupEligible = 0x08;
    private const int HasCredential = 0x40;

    private readonly ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    public byte[] Credential { get; init; } = RandomNumberGenerator.GetBytes(32);

    public string Origin { get; set; } = "https://caveat.example";

    public string RelyingParty { get; set; } = "caveat.example";

    public int Flags { get; set; } = Present | Verified;

    public uint Count { get; set; }

    /// <summary>Null for the type that the ceremony asks for.</summary>
    public string? Type { get; set; }

    public bool CrossOrigin { get; set; }

    /// <summary>What registration hands out; null for the caller's.</summary>
    public string? Handle { get; set; }

    /// <summary>RegistrationResponseJSON, for PublicKeyCredentialCreationOptionsJSON.</summary>
    public string Register(string options)
    {
        var asked = JsonNode.Parse(options)!;
        Handle ??= asked["user"]!["id"]!.GetValue<string>();
        var client = ClientData("webauthn.create", asked);
        var writer = new CborWriter();
        writer.WriteStartMap(3);
        writer.WriteTextString("fmt");
        writer.WriteTextString("none");
        writer.WriteTextString("attStmt");
        writer.WriteStartMap(0);
        writer.WriteEndMap();
        writer.WriteTextString("authData");
        writer.WriteByteString([.. AuthenticatorData(Flags | HasCredential), .. new byte[16], .. Length(), .. Credential, .. PublicKey()]);
        writer.WriteEndMap();
        return Response(new JsonObject
        {
            ["clientDataJSON"] = Base64Url.EncodeToString(client),
            ["attestationObject"] = Base64Url.EncodeToString(writer.Encode()),
            ["transports"] = new JsonArray("internal", "hybrid"),
        });
    }

    /// <summary>AuthenticationResponseJSON, for PublicKeyCredentialRequestOptionsJSON.</summary>
    public string SignIn(string options)
    {
        var client = ClientData("webauthn.get", JsonNode.Parse(options)!);
        var data = AuthenticatorData(Flags);
        return Response(new JsonObject
        {
            ["clientDataJSON"] = Base64Url.EncodeToString(client),
            ["authenticatorData"] = Base64Url.EncodeToString(data),
            ["signature"] = Base64Url.EncodeToString(_key.SignData([.. data, .. SHA256.HashData(client)], HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence)),
            ["userHandle"] = Handle,
        });
    }

    public void Dispose() => _key.Dispose();

    private string Response(JsonObject response) => new JsonObject
    {
        ["id"] = Base64Url.EncodeToString(Credential),
        ["rawId"] = Base64Url.EncodeToString(Credential),
        ["type"] = "public-key",
        ["clientExtensionResults"] = new JsonObject(),
        ["authenticatorAttachment"] = "platform",
        ["response"] = response,
    }.ToJsonString();

    private byte[] ClientData(string type, JsonNode asked) => JsonSerializer.SerializeToUtf8Bytes(new
    {
        type = Type ?? type,
        challenge = asked["challenge"]!.GetValue<string>(),
        origin = Origin,
        crossOrigin = CrossOrigin,
    });

    private byte[] AuthenticatorData(int flags)
    {
        var count = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(count, Count);
        return [.. SHA256.HashData(Encoding.UTF8.GetBytes(RelyingParty)), (byte)flags, .. count];
    }

    private byte[] Length()
    {
        var length = new byte[2];
        BinaryPrimitives.WriteUInt16BigEndian(length, (ushort)Credential.Length);
        return length;
    }

    /// <summary>COSE_Key (RFC 9053 §7.1): EC2, ES256, P-256, x, y.</summary>
    private byte[] PublicKey()
    {
        var point = _key.ExportParameters(false).Q;
        var writer = new CborWriter(CborConformanceMode.Ctap2Canonical);
        writer.WriteStartMap(5);
        writer.WriteInt32(1);
        writer.WriteInt32(2);
        writer.WriteInt32(3);
        writer.WriteInt32(-7);
        writer.WriteInt32(-1);
        writer.WriteInt32(1);
        writer.WriteInt32(-2);
        writer.WriteByteString(point.X!);
        writer.WriteInt32(-3);
        writer.WriteByteString(point.Y!);
        writer.WriteEndMap();
        return writer.Encode();
    }
}
