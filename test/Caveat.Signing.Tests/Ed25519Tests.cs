using System.Text;
using System.Text.Json;
using Xunit;

namespace Caveat.Signing.Tests;

public sealed class Ed25519Tests
{
    [Theory]
    // RFC 8032 section 7.1, tests 1 to 3: seed, public key, message, signature.
    [InlineData(
        "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60",
        "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a",
        "",
        "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b")]
    [InlineData(
        "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb",
        "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c",
        "72",
        "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00")]
    [InlineData(
        "c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7",
        "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025",
        "af82",
        "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a")]
    public void The_vectors_of_the_RFC_sign_and_verify(string seed, string publicKey, string message, string signature)
    {
        using var key = Ed25519PrivateKey.FromSeed(Convert.FromHexString(seed));
        var made = new byte[Ed25519PrivateKey.SignatureLength];
        key.Sign(Convert.FromHexString(message), made);
        Assert.Equal(signature, Convert.ToHexStringLower(made));
        Assert.Equal(publicKey, Convert.ToHexStringLower(key.PublicKey.Raw));
        Assert.Equal(seed, Convert.ToHexStringLower(key.ExportSeed()));
        Assert.True(key.PublicKey.Verify(Convert.FromHexString(message), made));
        made[3] ^= 1;
        Assert.False(key.PublicKey.Verify(Convert.FromHexString(message), made));
    }

    [Fact]
    public void Every_edge_case_of_CCTV_is_refused_unless_it_is_an_ordinary_signature()
    {
        var accepted = 0;
        foreach (var vector in JsonDocument.Parse(SharedVectors.Read("cctv-ed25519/ed25519vectors.json")).RootElement.EnumerateArray())
        {
            var flags = vector.GetProperty("flags") is { ValueKind: JsonValueKind.Array } array
                ? array.EnumerateArray().Select(flag => flag.GetString()!).ToArray() : [];
            string[] wrong = ["low_order_A", "low_order_residue", "non_canonical_A", "non_canonical_R"];
            var verified = Ed25519PublicKey.TryParse(Hex(vector, "key"), out var key)
                && key.Verify(Encoding.UTF8.GetBytes(vector.GetProperty("msg").GetString()!), Hex(vector, "sig"));
            Assert.True(verified == !flags.Intersect(wrong).Any(), vector.ToString());
            accepted += verified ? 1 : 0;
        }

        Assert.InRange(accepted, 1, 207);
    }

    [Fact]
    public void Every_vector_of_Wycheproof_is_judged_as_published()
    {
        var judged = 0;
        foreach (var group in JsonDocument.Parse(SharedVectors.Read("wycheproof/ed25519_test.json")).RootElement.GetProperty("testGroups").EnumerateArray())
        {
            Assert.True(Ed25519PublicKey.TryParse(Hex(group.GetProperty("publicKey"), "pk"), out var key));
            foreach (var test in group.GetProperty("tests").EnumerateArray())
            {
                Assert.True(key.Verify(Hex(test, "msg"), Hex(test, "sig")) == (test.GetProperty("result").GetString() == "valid"), test.ToString());
                judged++;
            }
        }

        Assert.Equal(151, judged);
    }

    [Theory]
    [InlineData("0100000000000000000000000000000000000000000000000000000000000000", "the identity")]
    [InlineData("ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f", "order 2")]
    [InlineData("0000000000000000000000000000000000000000000000000000000000000080", "order 4")]
    [InlineData("26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05", "order 8")]
    [InlineData("c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa", "order 8")]
    [InlineData("edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f", "not canonical")]
    [InlineData("0200000000000000000000000000000000000000000000000000000000000000", "not on the curve")]
    public void Keys_that_fit_many_messages_or_no_point_are_refused(string key, string why) =>
        Assert.False(Ed25519PublicKey.TryParse(Convert.FromHexString(key), out _), why);

    [Fact]
    public void Every_generated_key_is_accepted_and_verifies_from_many_threads_at_once() => Parallel.For(0, 200, _ =>
    {
        using var key = Ed25519PrivateKey.Generate();
        var signature = new byte[Ed25519PrivateKey.SignatureLength];
        key.Sign(key.PublicKey.Raw, signature);
        Assert.True(Ed25519PublicKey.TryParse(key.PublicKey.Raw, out var again) && again.Verify(again.Raw, signature));
    });

    [Fact]
    public void A_signature_of_another_length_is_not_one()
    {
        using var key = Ed25519PrivateKey.Generate();
        Assert.False(key.PublicKey.Verify([], new byte[63]));
        Assert.False(key.PublicKey.Verify([], new byte[65]));
    }

    private static byte[] Hex(JsonElement vector, string field) => Convert.FromHexString(vector.GetProperty(field).GetString()!);
}
