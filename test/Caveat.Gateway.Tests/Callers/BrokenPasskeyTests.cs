using System.Buffers.Text;
using System.Text;
using System.Text.Json.Nodes;
using Caveat.Gateway.Callers.Passkeys;
using Caveat.Gateway.Tests.Hosting;
using Caveat.Testing;

namespace Caveat.Gateway.Tests.Callers;

/// <summary>Whatever a client sends instead of a credential or a challenge, the answer is no, and never a failure.</summary>
public sealed class BrokenPasskeyTests(PostgresFixture postgres)
{
    private static readonly PasskeyOrigin Here = PasskeyOrigin.Parse("https://caveat.example");

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("\"text\"")]
    [InlineData("""{"id":"AA","rawId":"AA","type":"public-key","clientExtensionResults":{},"response":null}""")]
    [InlineData("""{"id":"AA","rawId":"AA","type":"public-key","clientExtensionResults":{},"response":{}}""")]
    [InlineData("""{"id":5,"rawId":"!!","type":7,"response":{"clientDataJSON":"%%","attestationObject":true}}""")]
    public async Task Something_else_than_a_credential_is_refused(string text)
    {
        await using var bed = await SignInBed.CreateAsync(DatabaseKind.Sqlite, postgres);
        var (id, _) = await bed.Passkeys.ChallengeAsync(Here, Cancel);
        Assert.Null(await bed.Passkeys.RedeemAsync(id, Here, text, Cancel));
        var (newId, _) = await bed.Passkeys.ChallengeNewAsync(bed.Officer, Here, Cancel);
        Assert.IsType<AddPasskeyResult.Rejected>(await bed.Passkeys.AddAsync(bed.Officer, newId, Here, "x", text, Cancel));
    }

    [Fact]
    public async Task A_signature_over_anything_else_by_one_bit_is_refused()
    {
        await using var bed = await SignInBed.CreateAsync(DatabaseKind.Sqlite, postgres);
        using var device = new SoftwareAuthenticator();
        await PasskeyTests.RegisterAsync(bed, device);
        var (id, options) = await bed.Passkeys.ChallengeAsync(Here, Cancel);
        var credential = device.SignIn(options);
        foreach (var field in new[] { "clientDataJSON", "authenticatorData", "signature", "userHandle" })
        {
            var length = Base64Url.DecodeFromChars(JsonNode.Parse(credential)!["response"]![field]!.GetValue<string>()).Length;
            for (var at = 0; at < length; at++)
            {
                Assert.True(await bed.Passkeys.RedeemAsync(id, Here, Changed(credential, field, bytes => bytes[at] ^= 1), Cancel) is null, $"{field}[{at}]");
            }
        }

        // The challenge is still open, and what was not changed is accepted.
        Assert.NotNull(await bed.Passkeys.RedeemAsync(id, Here, credential, Cancel));
    }

    [Fact]
    public async Task A_registration_that_is_cut_anywhere_is_refused()
    {
        await using var bed = await SignInBed.CreateAsync(DatabaseKind.Sqlite, postgres);
        using var device = new SoftwareAuthenticator();
        var (id, options) = await bed.Passkeys.ChallengeNewAsync(bed.Officer, Here, Cancel);
        var credential = device.Register(options);
        var length = Base64Url.DecodeFromChars(JsonNode.Parse(credential)!["response"]!["attestationObject"]!.GetValue<string>()).Length;
        for (var end = 0; end < length; end++)
        {
            var cut = Changed(credential, "attestationObject", bytes => bytes, end);
            Assert.True(await bed.Passkeys.AddAsync(bed.Officer, id, Here, "x", cut, Cancel) is AddPasskeyResult.Rejected, $"cut at {end}");
        }

        Assert.Empty(await bed.Passkeys.ListAsync(bed.Officer, Cancel));
    }

    [Fact]
    public async Task Random_damage_to_a_registration_never_fails_the_verifier()
    {
        await using var bed = await SignInBed.CreateAsync(DatabaseKind.Sqlite, postgres);
        using var device = new SoftwareAuthenticator();
        using var ceremony = new PasskeyCeremony(bed.PasskeyStore, Here, bed.Officer.Key);
        var (options, state) = await ceremony.AskToRegisterAsync(PasskeyHolder.Of(bed.Officer), "officer");
        var credential = device.Register(options);
        var random = new Random(20260302);
        for (var i = 0; i < 2000; i++)
        {
            var damaged = Changed(credential, "attestationObject", bytes =>
            {
                for (var changes = random.Next(1, 6); changes > 0; changes--)
                {
                    bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
                }

                return 0;
            });
            await ceremony.VerifyNewAsync(damaged, state);
        }
    }

    [Fact]
    public async Task A_challenge_that_was_made_up_or_changed_is_none()
    {
        await using var bed = await SignInBed.CreateAsync(DatabaseKind.Sqlite, postgres);
        using var device = new SoftwareAuthenticator();
        await PasskeyTests.RegisterAsync(bed, device);
        var (id, options) = await bed.Passkeys.ChallengeAsync(Here, Cancel);
        var credential = device.SignIn(options);
        var bytes = Base64Url.DecodeFromChars(id);
        for (var at = 0; at < bytes.Length; at++)
        {
            bytes[at] ^= 1;
            Assert.Null(await bed.Passkeys.RedeemAsync(Base64Url.EncodeToString(bytes), Here, credential, Cancel));
            bytes[at] ^= 1;
        }

        foreach (var madeUp in new[] { "", "A", "AAAA", "%%%", "é", new string('A', 5000), Base64Url.EncodeToString(Encoding.UTF8.GetBytes(new string('x', 40))) })
        {
            Assert.Null(await bed.Passkeys.RedeemAsync(madeUp, Here, credential, Cancel));
        }

        Assert.NotNull(await bed.Passkeys.RedeemAsync(id, Here, credential, Cancel));
    }

    private static string Changed<T>(string credential, string field, Func<byte[], T> change, int? end = null)
    {
        var json = JsonNode.Parse(credential)!;
        var bytes = Base64Url.DecodeFromChars(json["response"]![field]!.GetValue<string>());
        change(bytes);
        json["response"]![field] = Base64Url.EncodeToString(bytes.AsSpan(0, end ?? bytes.Length));
        return json.ToJsonString();
    }
}
