using System.Text.Json.Nodes;
using Caveat.Gateway.Callers;
using Caveat.Gateway.Callers.Passkeys;
using Caveat.Gateway.Tests.Hosting;
using Caveat.Testing;

namespace Caveat.Gateway.Tests.Callers;

public sealed class PasskeyTests(PostgresFixture postgres)
{
    private static readonly PasskeyOrigin Here = PasskeyOrigin.Parse("https://caveat.example");

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [ClassData(typeof(EachDatabase))]
    public async Task Whoever_registered_a_passkey_signs_in_with_it_again_and_again(DatabaseKind kind)
    {
        await using var bed = await SignInBed.CreateAsync(kind, postgres);
        using var device = new SoftwareAuthenticator();
        Assert.IsType<AddPasskeyResult.Added>(await RegisterAsync(bed, device));
        for (var i = 0; i < 3; i++)
        {
            device.Count += 7;
            Assert.Equal(Samples.Key, (await SignInAsync(bed, device))!.Key);
        }

        var listed = Assert.Single(await bed.Passkeys.ListAsync(bed.Officer, Cancel));
        Assert.Equal(("my laptop", 21u), (listed.Name, listed.SignCount));
        Assert.NotNull(listed.LastUsed);
        Assert.Equal(["internal", "hybrid"], listed.Transports);
    }

    [Fact]
    public async Task A_device_that_does_not_count_signs_in_again_and_again()
    {
        await using var bed = await SignInBed.CreateAsync(DatabaseKind.Sqlite, postgres);
        using var device = new SoftwareAuthenticator();
        await RegisterAsync(bed, device);
        Assert.NotNull(await SignInAsync(bed, device));
        Assert.NotNull(await SignInAsync(bed, device));
    }

    [Fact]
    public async Task The_browser_is_asked_for_a_verified_person_and_for_no_attestation()
    {
        await using var bed = await SignInBed.CreateAsync(DatabaseKind.Sqlite, postgres);
        var made = JsonNode.Parse((await bed.Passkeys.ChallengeNewAsync(bed.Officer, Here, Cancel)).Options)!;
        Assert.Equal("caveat.example", made["rp"]!["id"]!.GetValue<string>());
        Assert.Equal("required", made["authenticatorSelection"]!["userVerification"]!.GetValue<string>());
        Assert.Equal("required", made["authenticatorSelection"]!["residentKey"]!.GetValue<string>());
        Assert.Equal("none", made["attestation"]!.GetValue<string>());
        var asked = JsonNode.Parse((await bed.Passkeys.ChallengeAsync(Here, Cancel)).Options)!;
        Assert.Equal(("caveat.example", "required"), (asked["rpId"]!.GetValue<string>(), asked["userVerification"]!.GetValue<string>()));
        Assert.NotEqual(made["challenge"]!.GetValue<string>(), asked["challenge"]!.GetValue<string>());
    }

    public static TheoryData<string, Action<object>> Lies => new()
    {
        { "another origin", device => Of(device).Origin = "https://evil.example" },
        { "another port", device => Of(device).Origin = "https://caveat.example:8443" },
        { "plain HTTP", device => Of(device).Origin = "http://caveat.example" },
        { "a subdomain", device => Of(device).Origin = "https://www.caveat.example" },
        { "another relying party", device => Of(device).RelyingParty = "evil.example" },
        { "nobody present", device => Of(device).Flags = SoftwareAuthenticator.Verified },
        { "a person who was not verified", device => Of(device).Flags = SoftwareAuthenticator.Present },
        { "another ceremony", device => Of(device).Type = "payment.get" },
        { "a frame of another site", device => Of(device).CrossOrigin = true },
    };

    [Theory]
    [MemberData(nameof(Lies), DisableDiscoveryEnumeration = true)]
    public async Task A_device_that_answers_with_something_else_neither_registers_nor_signs_in(string lie, Action<object> tell)
    {
        await using var bed = await SignInBed.CreateAsync(DatabaseKind.Sqlite, postgres);
        using var liar = new SoftwareAuthenticator();
        tell(liar);
        Assert.True(await RegisterAsync(bed, liar) is AddPasskeyResult.Rejected, lie);
        Assert.Empty(await bed.Passkeys.ListAsync(bed.Officer, Cancel));

        using var device = new SoftwareAuthenticator();
        await RegisterAsync(bed, device);
        tell(device);
        Assert.True(await SignInAsync(bed, device) is null, lie);
    }

    [Fact]
    public async Task A_counter_that_goes_back_or_stands_still_is_a_copy()
    {
        await using var bed = await SignInBed.CreateAsync(DatabaseKind.Sqlite, postgres);
        using var device = new SoftwareAuthenticator { Count = 10 };
        await RegisterAsync(bed, device);
        Assert.Null(await SignInAsync(bed, device));
        device.Count = 12;
        Assert.NotNull(await SignInAsync(bed, device));
        device.Count = 11;
        Assert.Null(await SignInAsync(bed, device));
        device.Count = 0;
        Assert.Null(await SignInAsync(bed, device));
    }

    [Theory]
    [ClassData(typeof(EachDatabase))]
    public async Task A_challenge_is_answered_once_even_by_many_at_once(DatabaseKind kind)
    {
        await using var bed = await SignInBed.CreateAsync(kind, postgres);
        using var device = new SoftwareAuthenticator();
        await RegisterAsync(bed, device);
        var (id, options) = await bed.Passkeys.ChallengeAsync(Here, Cancel);
        var credential = device.SignIn(options);
        var signedIn = await Race.RunAsync(6, _ => bed.Passkeys.RedeemAsync(id, Here, credential, Cancel));
        Assert.Single(signedIn, caller => caller is not null);
        Assert.Null(await bed.Passkeys.RedeemAsync(id, Here, credential, Cancel));
    }

    [Theory]
    [ClassData(typeof(EachDatabase))]
    public async Task A_challenge_of_one_gateway_is_taken_back_by_another(DatabaseKind kind)
    {
        await using var bed = await SignInBed.CreateAsync(kind, postgres);
        using var device = new SoftwareAuthenticator();
        await RegisterAsync(bed, device);
        var (id, options) = await bed.Passkeys.ChallengeAsync(Here, Cancel);
        var store = new PasskeyStore(bed.Database.Open());
        var elsewhere = new PasskeyDesk(store, new ChallengeSeal(store, bed.Clock), bed.Callers, null!, bed.Clock);
        Assert.NotNull(await elsewhere.RedeemAsync(id, Here, device.SignIn(options), Cancel));
    }

    [Fact]
    public async Task A_challenge_is_good_for_five_minutes_and_forgotten_afterwards()
    {
        await using var bed = await SignInBed.CreateAsync(DatabaseKind.Sqlite, postgres);
        using var device = new SoftwareAuthenticator();
        await RegisterAsync(bed, device);
        var (id, options) = await bed.Passkeys.ChallengeAsync(Here, Cancel);
        bed.Pass(ChallengeSeal.Lifetime);
        Assert.Null(await bed.Passkeys.RedeemAsync(id, Here, device.SignIn(options), Cancel));
        Assert.Equal(1, await bed.PasskeyStore.PurgeAsync(bed.Clock.GetUtcNow(), Cancel));
    }

    [Fact]
    public async Task Asking_for_challenges_writes_nothing_and_a_wrong_answer_spends_none()
    {
        await using var bed = await SignInBed.CreateAsync(DatabaseKind.Sqlite, postgres);
        using var device = new SoftwareAuthenticator();
        var (id, options) = await bed.Passkeys.ChallengeAsync(Here, Cancel);
        Assert.Null(await bed.Passkeys.RedeemAsync(id, Here, device.SignIn(options), Cancel));
        Assert.Equal(0L, Convert.ToInt64(await bed.Database.ExecuteAsync("SELECT COUNT(*) FROM spent_challenges"), null));
    }

    [Fact]
    public async Task A_challenge_serves_its_own_origin_its_own_ceremony_and_its_own_caller()
    {
        await using var bed = await SignInBed.CreateAsync(DatabaseKind.Sqlite, postgres);
        using var device = new SoftwareAuthenticator();
        await RegisterAsync(bed, device);
        var elsewhere = PasskeyOrigin.Parse("https://other.example");
        var (id, options) = await bed.Passkeys.ChallengeAsync(Here, Cancel);
        Assert.Null(await bed.Passkeys.RedeemAsync(id, elsewhere, device.SignIn(options), Cancel));

        var (newId, newOptions) = await bed.Passkeys.ChallengeNewAsync(bed.Officer, Here, Cancel);
        Assert.Null(await bed.Passkeys.RedeemAsync(newId, Here, device.SignIn(newOptions), Cancel));
        using var second = new SoftwareAuthenticator();
        var other = bed.Officer with { SubjectKey = new byte[32] };
        Assert.IsType<AddPasskeyResult.Rejected>(await bed.Passkeys.AddAsync(other, newId, Here, "stolen", second.Register(newOptions), Cancel));
        Assert.IsType<AddPasskeyResult.Rejected>(await bed.Passkeys.AddAsync(bed.Officer, newId, elsewhere, "moved", second.Register(newOptions), Cancel));
        Assert.IsType<AddPasskeyResult.Added>(await bed.Passkeys.AddAsync(bed.Officer, newId, Here, "mine", second.Register(newOptions), Cancel));
        using var third = new SoftwareAuthenticator();
        Assert.IsType<AddPasskeyResult.Rejected>(await bed.Passkeys.AddAsync(bed.Officer, newId, Here, "again", third.Register(newOptions), Cancel));
    }

    [Fact]
    public async Task A_passkey_signs_in_where_it_was_registered_and_not_at_another_port_of_the_host()
    {
        await using var bed = await SignInBed.CreateAsync(DatabaseKind.Sqlite, postgres);
        using var device = new SoftwareAuthenticator { Origin = "http://localhost:5000", RelyingParty = "localhost" };
        await RegisterAsync(bed, device, "http://localhost:5000");
        Assert.NotNull(await SignInAsync(bed, device, "http://localhost:5000"));
        device.Origin = "http://localhost:6000";
        Assert.Null(await SignInAsync(bed, device, "http://localhost:6000"));
    }

    [Fact]
    public async Task A_device_that_claims_to_be_anothers_signs_nobody_in()
    {
        await using var bed = await SignInBed.CreateAsync(DatabaseKind.Sqlite, postgres);
        using var device = new SoftwareAuthenticator();
        await RegisterAsync(bed, device);
        device.Handle = "c29tZWJvZHkgZWxzZQ";
        Assert.Null(await SignInAsync(bed, device));
        device.Handle = null;
        Assert.Null(await SignInAsync(bed, device));

        // The same credential id under another key pair.
        using var copy = new SoftwareAuthenticator { Credential = device.Credential };
        Assert.IsType<AddPasskeyResult.Rejected>(await RegisterAsync(bed, copy));
        Assert.Null(await SignInAsync(bed, copy));
    }

    [Theory]
    [ClassData(typeof(EachDatabase))]
    public async Task A_passkey_dies_with_its_caller_and_when_it_is_removed(DatabaseKind kind)
    {
        await using var bed = await SignInBed.CreateAsync(kind, postgres);
        using var device = new SoftwareAuthenticator();
        var added = Assert.IsType<AddPasskeyResult.Added>(await RegisterAsync(bed, device));
        Assert.False(await bed.Passkeys.RemoveAsync(bed.Officer with { Key = KeyDigest.Of("cav_other") }, added.Passkey.Id, Cancel));
        Assert.True(await bed.Passkeys.RemoveAsync(bed.Officer, added.Passkey.Id, Cancel));
        Assert.Null(await SignInAsync(bed, device));

        await RegisterAsync(bed, device);
        Assert.NotNull(await SignInAsync(bed, device));
        bed.Callers.Remove(Samples.Key);
        Assert.Null(await SignInAsync(bed, device));
        bed.Callers.Put(Samples.Key, Samples.Caller);
        Assert.Null(await SignInAsync(bed, device));
        Assert.Equal(["added", "removed", "added"], (await bed.EntriesAsync()).Select(entry => JsonNode.Parse(entry)!["act"]!.GetValue<string>()));
    }

    [Fact]
    public async Task Nobody_has_more_than_twenty()
    {
        await using var bed = await SignInBed.CreateAsync(DatabaseKind.Sqlite, postgres);
        for (var i = 0; i < PasskeyDesk.Most; i++)
        {
            using var device = new SoftwareAuthenticator();
            Assert.IsType<AddPasskeyResult.Added>(await RegisterAsync(bed, device));
        }

        using var last = new SoftwareAuthenticator();
        Assert.IsType<AddPasskeyResult.TooMany>(await RegisterAsync(bed, last));
    }

    [Theory]
    [InlineData("https://caveat.example", "caveat.example")]
    [InlineData("https://caveat.example:8443", "caveat.example")]
    [InlineData("http://localhost:5000", "localhost")]
    [InlineData("http://caveat.localhost", "caveat.localhost")]
    public void A_secure_origin_with_a_name_can_have_passkeys(string text, string host)
    {
        var origin = PasskeyOrigin.Parse(text);
        Assert.Equal((text, host), (origin.Value, origin.Host));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("caveat.example")]
    [InlineData("http://caveat.example")]
    [InlineData("http://localhost.evil.example")]
    [InlineData("https://127.0.0.1:5000")]
    [InlineData("https://[::1]")]
    [InlineData("https://caveat.example/")]
    [InlineData("https://caveat.example/chat")]
    [InlineData("https://CAVEAT.example")]
    [InlineData("https://caveat.example:443")]
    [InlineData("https://me@caveat.example")]
    [InlineData("https://caveat.example\nx")]
    [InlineData("file:///etc/passwd")]
    [InlineData("javascript:alert(1)")]
    [InlineData("null")]
    public void Anything_else_cannot(string? text) => Assert.False(PasskeyOrigin.TryParse(text, out _));

    internal static async Task<AddPasskeyResult> RegisterAsync(SignInBed bed, SoftwareAuthenticator device, string origin = "https://caveat.example")
    {
        var (id, options) = await bed.Passkeys.ChallengeNewAsync(bed.Officer, PasskeyOrigin.Parse(origin), Cancel);
        return await bed.Passkeys.AddAsync(bed.Officer, id, PasskeyOrigin.Parse(origin), "my laptop", device.Register(options), Cancel);
    }

    internal static async Task<Caller?> SignInAsync(SignInBed bed, SoftwareAuthenticator device, string origin = "https://caveat.example")
    {
        var (id, options) = await bed.Passkeys.ChallengeAsync(PasskeyOrigin.Parse(origin), Cancel);
        return await bed.Passkeys.RedeemAsync(id, PasskeyOrigin.Parse(origin), device.SignIn(options), Cancel);
    }

    private static SoftwareAuthenticator Of(object device) => (SoftwareAuthenticator)device;
}
