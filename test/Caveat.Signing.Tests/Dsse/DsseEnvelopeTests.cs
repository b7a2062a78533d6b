using System.Numerics;
using System.Security.Cryptography;
using System.Text;
using Caveat.Signing.Dsse;
using Caveat.Signing.Parties;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Caveat.Signing.Tests.Dsse;

public sealed class DsseEnvelopeTests
{
    private static readonly PartyPrivateKey First = PartyPrivateKey.Generate();
    private static readonly PartyPrivateKey Second = PartyPrivateKey.Generate();

    [Fact]
    public void The_specification_s_own_example_encodes_and_verifies()
    {
        // DSSE, protocol, "Test Vectors": ECDSA on P-256 with SHA-256, r and s concatenated.
        const string Json = """
            {"payload": "aGVsbG8gd29ybGQ=",
             "payloadType": "http://example.com/HelloWorld",
             "signatures": [{"sig": "A3JqsQGtVsJ2O2xqrI5IcnXip5GToJ3F+FnZ+O88SjtR6rDAajabZKciJTfUiHqJPcIAriEGAHTVeCUjW2JIZA=="}]}
            """;
        DsseEnvelope envelope = Read(Json);
        var signed = PreAuthentication.Encode(envelope.PayloadType, envelope.Payload.Span);
        Assert.Equal("DSSEv1 29 http://example.com/HelloWorld 11 hello world", Encoding.UTF8.GetString(signed));
        using ECDsa key = ECDsa.Create(new ECParameters
        {
            Curve = ECCurve.NamedCurves.nistP256,
            Q = new()
            {
                X = BigInteger.Parse("46950820868899156662930047687818585632848591499744589407958293238635476079160", null).ToByteArray(isUnsigned: true, isBigEndian: true),
                Y = BigInteger.Parse("5640078356564379163099075877009565129882514886557779369047442380624545832820", null).ToByteArray(isUnsigned: true, isBigEndian: true),
            },
        });
        Assert.True(key.VerifyData(signed, envelope.Signatures[0].Signature.Span, HashAlgorithmName.SHA256));
        Assert.Equal("", envelope.Signatures[0].KeyId);
    }

    [Fact]
    public void An_envelope_that_OpenSSL_signed_verifies()
    {
        var party = File.ReadAllLines(Vector("party.txt"));
        PartyPublicKey key = PartyPublicKey.Parse(party[0]);
        DsseEnvelope envelope = Read(File.ReadAllText(Vector("envelope.json")));
        Assert.Equal(party[1], key.Fingerprint);
        Assert.Equal([key], envelope.Signers([First.PublicKey, key]));
        Assert.Equal("One clause: é, 🙂.\n", Encoding.UTF8.GetString(envelope.Payload.Span));
    }

    [Fact]
    public void Type_and_payload_cannot_be_moved_into_one_another() => Prop.ForAll(
        (from left in ArbMap.Default.GeneratorFor<NonNull<string>>()
         from right in ArbMap.Default.GeneratorFor<byte[]>()
         from other in ArbMap.Default.GeneratorFor<NonNull<string>>()
         from bytes in ArbMap.Default.GeneratorFor<byte[]>()
         select (left.Get, right, other.Get, bytes)).ToArbitrary(),
        pair => Assert.Equal(
            Encoding.UTF8.GetBytes(pair.Item1).AsSpan().SequenceEqual(Encoding.UTF8.GetBytes(pair.Item3)) && pair.right.AsSpan().SequenceEqual(pair.bytes),
            PreAuthentication.Encode(pair.Item1, pair.right).AsSpan().SequenceEqual(PreAuthentication.Encode(pair.Item3, pair.bytes))))
        .QuickCheckThrowOnFailure();

    [Fact]
    public void Written_and_read_again_an_envelope_is_the_same()
    {
        DsseEnvelope envelope = Envelope("a/b; é", [0, 1, 0xff]).Sign(First).Sign(Second);
        DsseEnvelope again = Read(Encoding.UTF8.GetString(envelope.ToJson()));
        Assert.Equal(envelope.PayloadType, again.PayloadType);
        Assert.Equal(envelope.Payload.ToArray(), again.Payload.ToArray());
        Assert.Equal(envelope.ToJson(), again.ToJson());
        Assert.Equal(2, again.Signers([First.PublicKey, Second.PublicKey]).Length);
    }

    [Fact]
    public void A_key_counts_once_however_often_it_signed_and_is_listed()
    {
        DsseEnvelope envelope = Envelope("t", [1]).Sign(First);
        DsseEnvelope doubled = new("t", new byte[] { 1 }, [.. envelope.Signatures, .. Envelope("t", [1]).Sign(First).Signatures]);
        Assert.Equal([First.PublicKey], doubled.Signers([First.PublicKey, First.PublicKey, Second.PublicKey]));
    }

    [Fact]
    public void The_key_id_decides_nothing()
    {
        DsseSignature good = Envelope("t", [1]).Sign(First).Signatures[0];
        DsseEnvelope mislabelled = new("t", new byte[] { 1 }, [good with { KeyId = Second.PublicKey.Fingerprint }]);
        Assert.Equal([First.PublicKey], mislabelled.Signers([First.PublicKey, Second.PublicKey]));
    }

    [Fact]
    public void Signing_again_takes_the_place_of_the_key_s_earlier_signature() =>
        Assert.Single(Envelope("t", [1]).Sign(First).Sign(First).Signatures);

    [Fact]
    public void Another_type_or_payload_has_no_signers()
    {
        DsseEnvelope envelope = Envelope("t", [1]).Sign(First);
        Assert.Empty(new DsseEnvelope("u", envelope.Payload, envelope.Signatures).Signers([First.PublicKey]));
        Assert.Empty(new DsseEnvelope("t", new byte[] { 2 }, envelope.Signatures).Signers([First.PublicKey]));
    }

    [Theory]
    [InlineData("{\"payload\":\"-_8\",\"payloadType\":\"t\",\"signatures\":[]}")]
    [InlineData("{\"payload\":\"+/8=\",\"payloadType\":\"t\",\"signatures\":[],\"later\":{\"x\":1}}")]
    public void Both_alphabets_of_base64_and_unknown_fields_are_accepted(string json) =>
        Assert.Equal([0xfb, 0xff], Read(json).Payload.ToArray());

    [Theory]
    [InlineData("", "not valid JSON")]
    [InlineData("[]", "not a JSON object")]
    [InlineData("{\"payloadType\":\"t\",\"signatures\":[]}", "\"payload\"")]
    [InlineData("{\"payload\":\"a b=\",\"payloadType\":\"t\",\"signatures\":[]}", "\"payload\"")]
    [InlineData("{\"payload\":\"\",\"payloadType\":\"\",\"signatures\":[]}", "\"payloadType\"")]
    [InlineData("{\"payload\":\"\",\"payloadType\":7,\"signatures\":[]}", "\"payloadType\"")]
    [InlineData("{\"payload\":\"\",\"payloadType\":\"t\"}", "\"signatures\"")]
    [InlineData("{\"payload\":\"\",\"payloadType\":\"t\",\"signatures\":[{}]}", "Signature 1")]
    [InlineData("{\"payload\":\"\",\"payloadType\":\"t\",\"signatures\":[{\"sig\":\"\",\"keyid\":1}]}", "\"keyid\"")]
    [InlineData("{\"payload\":\"\",\"payload\":\"\",\"payloadType\":\"t\",\"signatures\":[]}", "two fields of one name")]
    [InlineData("{\"payload\":\"\",\"payloadType\":\"\\ud800\",\"signatures\":[]}", "Unicode")]
    public void What_is_no_envelope_is_told_in_a_sentence(string json, string expected)
    {
        Assert.False(DsseEnvelope.TryRead(Encoding.UTF8.GetBytes(json), out _, out var error));
        Assert.Contains(expected, error, StringComparison.Ordinal);
        Assert.EndsWith(".", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(10_000, true)]
    [InlineData(300_000, false)]
    public void What_would_be_too_long_when_written_again_is_refused(int length, bool isRead)
    {
        // Four bytes as they stand, twelve as they are written.
        var keyId = string.Concat(Enumerable.Repeat("\U0001F511", length));
        var json = Encoding.UTF8.GetBytes("{\"payload\":\"\",\"payloadType\":\"t\",\"signatures\":[{\"sig\":\"\",\"keyid\":\"" + keyId + "\"}]}");
        Assert.Equal(isRead, DsseEnvelope.TryRead(json, out var envelope, out _));
        Assert.True(!isRead || DsseEnvelope.TryRead(envelope!.ToJson(), out _, out _));
    }

    [Fact]
    public void Too_many_signatures_and_too_many_bytes_are_refused()
    {
        var many = string.Join(',', Enumerable.Repeat("{\"sig\":\"\"}", DsseEnvelope.MaxSignatures + 1));
        Assert.False(DsseEnvelope.TryRead(Encoding.UTF8.GetBytes("{\"payload\":\"\",\"payloadType\":\"t\",\"signatures\":[" + many + "]}"), out _, out _));
        Assert.False(DsseEnvelope.TryRead(new byte[DsseEnvelope.MaxJsonBytes + 1], out _, out _));
    }

    private static DsseEnvelope Envelope(string type, byte[] payload) => new(type, payload, []);

    private static DsseEnvelope Read(string json)
    {
        Assert.True(DsseEnvelope.TryRead(Encoding.UTF8.GetBytes(json), out DsseEnvelope? envelope, out var error), error);
        return envelope;
    }

    private static string Vector(string name)
    {
        var root = AppContext.BaseDirectory;
        while (root is not null && !File.Exists(Path.Combine(root, "Caveat.slnx")))
        {
            root = Path.GetDirectoryName(root);
        }

        return Path.Combine(root!, "test", "vectors", "dsse", name);
    }
}
