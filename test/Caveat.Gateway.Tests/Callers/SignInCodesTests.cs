using System.Globalization;
using Caveat.Agreements.Registers;
using Caveat.Gateway.Callers;
using Caveat.Gateway.Callers.SignIn;
using Caveat.Gateway.Tests.Hosting;

namespace Caveat.Gateway.Tests.Callers;

public sealed class SignInCodesTests(PostgresFixture postgres)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [ClassData(typeof(EachDatabase))]
    public async Task A_code_is_good_once(DatabaseKind kind)
    {
        await using var bed = await SignInBed.CreateAsync(kind, postgres);
        var code = await bed.AskAsync();
        Assert.Equal(Samples.Key, (await bed.Codes.RedeemAsync("officer", code, Cancel))!.Key);
        Assert.Null(await bed.Codes.RedeemAsync("officer", code, Cancel));
    }

    [Theory]
    [ClassData(typeof(EachDatabase))]
    public async Task Of_many_who_give_the_right_code_at_once_one_signs_in(DatabaseKind kind)
    {
        await using var bed = await SignInBed.CreateAsync(kind, postgres);
        var code = await bed.AskAsync();
        var signedIn = await Race.RunAsync(SignInCodes.Tries, _ => bed.Codes.RedeemAsync("officer", code, Cancel));
        Assert.Single(signedIn, caller => caller is not null);
    }

    [Theory]
    [ClassData(typeof(EachDatabase))]
    public async Task A_code_is_good_for_ten_minutes(DatabaseKind kind)
    {
        await using var bed = await SignInBed.CreateAsync(kind, postgres);
        var early = await bed.AskAsync();
        bed.Pass(SignInCodes.Lifetime - TimeSpan.FromMinutes(1));
        Assert.NotNull(await bed.Codes.RedeemAsync("officer", early, Cancel));
        var late = await bed.AskAsync();
        bed.Pass(SignInCodes.Lifetime);
        Assert.Null(await bed.Codes.RedeemAsync("officer", late, Cancel));
    }

    [Theory]
    [ClassData(typeof(EachDatabase))]
    public async Task The_fifth_try_may_be_right_and_the_sixth_is_too_late(DatabaseKind kind)
    {
        await using var bed = await SignInBed.CreateAsync(kind, postgres);
        var code = await bed.AskAsync();
        await GuessAsync(bed, code, SignInCodes.Tries - 1);
        Assert.NotNull(await bed.Codes.RedeemAsync("officer", code, Cancel));

        bed.Pass(SignInCodes.Pause);
        code = await bed.AskAsync();
        await GuessAsync(bed, code, SignInCodes.Tries);
        Assert.Null(await bed.Codes.RedeemAsync("officer", code, Cancel));
    }

    [Theory]
    [ClassData(typeof(EachDatabase))]
    public async Task Guesses_that_come_all_at_once_are_all_counted(DatabaseKind kind)
    {
        await using var bed = await SignInBed.CreateAsync(kind, postgres);
        var code = await bed.AskAsync();
        await Race.RunAsync(12, runner => bed.Codes.RedeemAsync("officer", Other(code, runner + 1), Cancel));
        Assert.Null(await bed.Codes.RedeemAsync("officer", code, Cancel));
    }

    [Theory]
    [ClassData(typeof(EachDatabase))]
    public async Task A_second_code_within_twenty_seconds_is_not_made_and_the_first_stays_good(DatabaseKind kind)
    {
        await using var bed = await SignInBed.CreateAsync(kind, postgres);
        var code = await bed.AskAsync();
        await bed.Codes.AskAsync("officer", Cancel);
        Assert.Single(bed.Announced);
        bed.Pass(SignInCodes.Pause);
        var second = await bed.AskAsync();
        Assert.Equal(2, bed.Announced.Count);
        Assert.Null(code == second ? null : await bed.Codes.RedeemAsync("officer", code, Cancel));
        Assert.NotNull(await bed.Codes.RedeemAsync("officer", second, Cancel));
    }

    [Theory]
    [ClassData(typeof(EachDatabase))]
    public async Task A_name_that_nobody_bears_gets_no_code_and_leaves_no_rows_of_its_own(DatabaseKind kind)
    {
        await using var bed = await SignInBed.CreateAsync(kind, postgres);
        for (var i = 0; i < 300; i++)
        {
            await bed.Codes.AskAsync($"nobody {i}", Cancel);
        }

        Assert.Empty(bed.Announced);
        Assert.Null(await bed.Codes.RedeemAsync("nobody 1", "1234-5678", Cancel));
        Assert.True(Convert.ToInt64(await bed.Database.ExecuteAsync("SELECT COUNT(*) FROM sign_in_codes"), null) <= 256);
    }

    [Theory]
    [InlineData("")]
    [InlineData("officer\0")]
    [InlineData("officer\n")]
    [InlineData("Officer")]
    [InlineData("officer' OR '1'='1")]
    public async Task Strange_names_are_nobodys(string name)
    {
        await using var bed = await SignInBed.CreateAsync(DatabaseKind.Sqlite, postgres);
        await bed.Codes.AskAsync(name, Cancel);
        await bed.Codes.AskAsync(name + new string('x', 10_000), Cancel);
        Assert.Empty(bed.Announced);
        Assert.Null(await bed.Codes.IssueAsync(name, Cancel));
    }

    [Theory]
    [ClassData(typeof(EachDatabase))]
    public async Task Of_two_who_bear_a_name_the_one_who_bore_it_first_signs_in_and_an_app_never(DatabaseKind kind)
    {
        await using var bed = await SignInBed.CreateAsync(kind, postgres);
        for (var i = 0; i < 8; i++)
        {
            bed.Callers.Put(KeyDigest.Of($"cav_later_{i}"), Samples.Caller);
        }

        bed.Callers.Put(KeyDigest.Of("cav_app"), Samples.Caller with { Name = "desk", App = AppId.Parse("travel-desk") });
        Assert.Equal(Samples.Key, (await bed.Codes.RedeemAsync("officer", await bed.AskAsync(), Cancel))!.Key);
        Assert.Null(await bed.Codes.IssueAsync("desk", Cancel));
        await bed.Callers.RemoveAsync(Samples.Key, Cancel);
        Assert.Equal(KeyDigest.Of("cav_later_0"), (await bed.Codes.RedeemAsync("officer", await bed.AskAsync(), Cancel))!.Key);
    }

    [Theory]
    [ClassData(typeof(EachDatabase))]
    public async Task A_code_dies_with_its_caller_even_if_another_takes_the_name(DatabaseKind kind)
    {
        await using var bed = await SignInBed.CreateAsync(kind, postgres);
        var code = await bed.AskAsync();
        await bed.Callers.RemoveAsync(Samples.Key, Cancel);
        Assert.Null(await bed.Codes.RedeemAsync("officer", code, Cancel));
        bed.Callers.Put(KeyDigest.Of("cav_successor"), Samples.Caller);
        Assert.Null(await bed.Codes.RedeemAsync("officer", code, Cancel));
    }

    [Fact]
    public async Task A_code_for_the_start_is_made_at_once_and_not_announced()
    {
        await using var bed = await SignInBed.CreateAsync(DatabaseKind.Sqlite, postgres);
        await bed.AskAsync();
        var issued = await bed.Codes.IssueAsync("officer", Cancel);
        Assert.Single(bed.Announced);
        Assert.NotNull(await bed.Codes.RedeemAsync("officer", issued!.Code.Reveal(), Cancel));
    }

    [Fact]
    public async Task The_database_does_not_hold_the_code()
    {
        await using var bed = await SignInBed.CreateAsync(DatabaseKind.Sqlite, postgres);
        var code = SignInCode.Parse(await bed.AskAsync());
        var stored = (byte[])(await bed.Database.ExecuteAsync("SELECT digest FROM sign_in_codes"))!;
        Assert.Equal(code.Digest(Samples.Caller.SubjectKey), stored);
        Assert.NotEqual(code.Digest(new byte[32]), stored);
    }

    [Fact]
    public void A_code_is_read_as_people_type_it_and_never_shown_by_chance()
    {
        var code = SignInCode.Parse("0012-3456");
        Assert.All(["00123456", "0012 3456", " 0012-3456 "], text => Assert.Equal(code, SignInCode.Parse(text)));
        Assert.All(["", "1234-567", "1234-56789", "1234–5678", "١٢٣٤٥٦٧٨", "+1234567", "abcd-efgh"], text => Assert.False(SignInCode.TryParse(text, out _)));
        Assert.False(SignInCode.TryParse(null, out _));
        Assert.Equal("0012-3456", code.Reveal());
        Assert.DoesNotContain("3456", $"{code} {new IssuedCode("officer", code, Samples.Now)}", StringComparison.Ordinal);
    }

    [Fact]
    public void The_console_gets_one_line_for_each_code()
    {
        using var output = new StringWriter(CultureInfo.InvariantCulture);
        new ConsoleAnnouncer(output).Announce(new IssuedCode("officer", SignInCode.Parse("1234-5678"), new DateTimeOffset(2026, 3, 2, 16, 5, 0, TimeSpan.FromHours(2))));
        Assert.Equal("Sign-in code for officer: 1234-5678 (good once, until 14:05 UTC)", output.ToString().TrimEnd());
    }

    private static async Task GuessAsync(SignInBed bed, string code, int times)
    {
        for (var i = 1; i <= times; i++)
        {
            Assert.Null(await bed.Codes.RedeemAsync("officer", Other(code, i), Cancel));
        }
    }

    private static string Other(string code, int by) =>
        ((int.Parse(code.Replace("-", "", StringComparison.Ordinal), CultureInfo.InvariantCulture) + by) % 100_000_000).ToString("00000000", CultureInfo.InvariantCulture);
}
