using System.Numerics;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Caveat.Signing.Parties;
using Xunit;

namespace Caveat.Signing.Tests.Parties;

public sealed class PartyKeyTests
{
    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

    [Fact]
    public void A_public_key_s_text_has_71_characters_and_reads_back()
    {
        for (var i = 0; i < 20; i++)
        {
            using PartyPrivateKey key = PartyPrivateKey.Generate();
            var text = key.PublicKey.ToString();
            Assert.Equal(71, text.Length);
            Assert.StartsWith("p384:", text, StringComparison.Ordinal);
            Assert.Equal(key.PublicKey, PartyPublicKey.Parse(text));
            Assert.True(PartyPublicKey.Parse(text).Verify("m"u8, key.Sign("m"u8)));
        }
    }

    [Fact]
    public void The_same_key_has_no_second_spelling()
    {
        using PartyPrivateKey key = PartyPrivateKey.Generate();
        var text = key.PublicKey.ToString();
        // The last character carries two bits of the key and four spare ones.
        foreach (var other in Alphabet.Where(other => other != text[^1]))
        {
            if (PartyPublicKey.TryParse(text[..^1] + other, out PartyPublicKey? parsed))
            {
                Assert.NotEqual(key.PublicKey, parsed);
            }
        }

        Assert.False(PartyPublicKey.TryParse(text.Replace("p384", "P384", StringComparison.Ordinal), out _));
        Assert.False(PartyPublicKey.TryParse(text + "=", out _));
        Assert.False(PartyPublicKey.TryParse(" " + text[..^1], out _));
    }

    [Fact]
    public void A_point_that_is_not_on_the_curve_is_no_key()
    {
        var refused = 0;
        for (byte x = 0; x < 64; x++)
        {
            var point = new byte[49];
            point[0] = 2;
            point[^1] = x;
            var text = "p384:" + Convert.ToBase64String(point).TrimEnd('=').Replace('+', '-').Replace('/', '_');
            refused += PartyPublicKey.TryParse(text, out _) ? 0 : 1;
        }

        // About half of all numbers are the abscissa of a point.
        Assert.InRange(refused, 16, 48);
    }

    [Fact]
    public void A_coordinate_beyond_the_field_is_no_key()
    {
        BigInteger prime = BigInteger.Pow(2, 384) - BigInteger.Pow(2, 128) - BigInteger.Pow(2, 96) + BigInteger.Pow(2, 32) - 1;
        for (var i = 0; i < 32; i++)
        {
            byte[] point = [3, .. (prime + i).ToByteArray(isUnsigned: true, isBigEndian: true)];
            Assert.False(PartyPublicKey.TryParse("p384:" + Convert.ToBase64String(point).TrimEnd('=').Replace('+', '-').Replace('/', '_'), out _));
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("p384:")]
    [InlineData("unenrolled")]
    [InlineData("p384:!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!")]
    [InlineData("p384:é!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!")]
    public void What_is_no_key_is_refused_and_told(string text)
    {
        Assert.False(PartyPublicKey.TryParse(text, out _));
        Assert.Contains($"\"{text}\"", Assert.Throws<FormatException>(() => PartyPublicKey.Parse(text)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_private_key_s_file_is_its_owner_s_alone_and_is_never_replaced()
    {
        var path = Path.Combine(Directory.CreateTempSubdirectory("caveat-keys-").FullName, "party.pem");
        try
        {
            using PartyPrivateKey key = PartyPrivateKey.Generate();
            key.Save(path);
            if (!OperatingSystem.IsWindows())
            {
                Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(path));
            }

            using PartyPrivateKey loaded = PartyPrivateKey.Load(path);
            Assert.Equal(key.PublicKey, loaded.PublicKey);
            Assert.Throws<IOException>(() => key.Save(path));
        }
        finally
        {
            Directory.Delete(Path.GetDirectoryName(path)!, recursive: true);
        }
    }

    [Fact]
    public void A_file_with_another_key_or_none_is_refused_with_its_name()
    {
        var directory = Directory.CreateTempSubdirectory("caveat-keys-").FullName;
        try
        {
            using ECDsa other = ECDsa.Create(ECCurve.NamedCurves.nistP256);
            using RSA rsa = RSA.Create(2048);
            using PartyPrivateKey key = PartyPrivateKey.Generate();
            using ECDsa p384 = ECDsa.Create(ECCurve.NamedCurves.nistP384);
            string[] contents = ["", "no key", other.ExportPkcs8PrivateKeyPem(), rsa.ExportPkcs8PrivateKeyPem(), p384.ExportSubjectPublicKeyInfoPem(), p384.ExportEncryptedPkcs8PrivateKeyPem("x", new(PbeEncryptionAlgorithm.Aes256Cbc, HashAlgorithmName.SHA256, 1))];
            foreach (var content in contents)
            {
                var path = Path.Combine(directory, "key.pem");
                File.WriteAllText(path, content);
                Assert.Contains(path, Assert.Throws<CryptographicException>(() => PartyPrivateKey.Load(path)).Message, StringComparison.Ordinal);
            }
        }
        finally
        {
            Directory.Delete(directory, recursive: true);
        }
    }

    [Fact]
    public void Wycheproof_s_signatures_are_accepted_and_refused_as_it_says()
    {
        using var document = JsonDocument.Parse(SharedVectors.Read("wycheproof/ecdsa_secp384r1_sha384_test.json"));
        var tried = 0;
        foreach (JsonElement group in document.RootElement.GetProperty("testGroups").EnumerateArray())
        {
            var point = Convert.FromHexString(group.GetProperty("publicKey").GetProperty("uncompressed").GetString()!);
            PartyPublicKey key = PartyPublicKey.FromPoint(new() { X = point[1..49], Y = point[49..] });
            // The key travels through its text form, so that decompression meets Wycheproof's odd keys too.
            key = PartyPublicKey.Parse(key.ToString());
            foreach (JsonElement test in group.GetProperty("tests").EnumerateArray())
            {
                var accepted = key.Verify(Convert.FromHexString(test.GetProperty("msg").GetString()!), Convert.FromHexString(test.GetProperty("sig").GetString()!));
                Assert.True(accepted == (test.GetProperty("result").GetString() == "valid"), $"Wycheproof test {test.GetProperty("tcId")} ({test.GetProperty("comment")})");
                tried++;
            }
        }

        Assert.Equal(document.RootElement.GetProperty("numberOfTests").GetInt32(), tried);
    }

    [Fact]
    public void A_message_changed_in_one_bit_is_not_the_one_signed()
    {
        using PartyPrivateKey key = PartyPrivateKey.Generate();
        var message = Encoding.UTF8.GetBytes("One clause.");
        var signature = key.Sign(message);
        for (var i = 0; i < message.Length; i++)
        {
            byte[] changed = [.. message];
            changed[i] ^= 0x10;
            Assert.False(key.PublicKey.Verify(changed, signature));
        }
    }
}
