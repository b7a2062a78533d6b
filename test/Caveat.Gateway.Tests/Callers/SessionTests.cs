using Caveat.Agreements.Registers;
using Caveat.Gateway.Callers;
using Caveat.Gateway.Callers.Sessions;
using Caveat.Gateway.Callers.SignIn;
using Caveat.Gateway.Tests.Hosting;
using Caveat.Labels;
using Microsoft.Extensions.Logging.Abstractions;

namespace Caveat.Gateway.Tests.Callers;

public sealed class SessionTests(PostgresFixture postgres)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [ClassData(typeof(EachDatabase))]
    public async Task A_session_is_its_caller_at_once_and_under_a_key_of_its_own(DatabaseKind kind)
    {
        await using var bed = await SignInBed.CreateAsync(kind, postgres);
        var opened = await OpenAsync(bed);
        var found = bed.Directory.Find(opened.Key.Reveal())!;
        Assert.StartsWith("cvs_", opened.Key.Reveal(), StringComparison.Ordinal);
        Assert.True(found.IsSession);
        Assert.Equal(opened.Expires, found.Expires);
        // Reviews, limits and commitments are the caller's, whatever it came with.
        Assert.Equal(Samples.Key, found.Key);
        Assert.Equal(Samples.Caller.SubjectKey, found.SubjectKey);
        Assert.Equal(SubjectId.Of(bed.Officer), SubjectId.Of(found));
    }

    [Theory]
    [ClassData(typeof(EachDatabase))]
    public async Task A_session_ends_after_twelve_hours_by_the_clock_and_its_row_goes_later(DatabaseKind kind)
    {
        await using var bed = await SignInBed.CreateAsync(kind, postgres);
        var opened = await OpenAsync(bed);
        bed.Pass(SessionDesk.Lifetime - TimeSpan.FromMinutes(1));
        Assert.NotNull(bed.Directory.Find(opened.Key.Reveal()));
        bed.Pass(TimeSpan.FromMinutes(1));
        Assert.Null(bed.Directory.Find(opened.Key.Reveal()));
        Assert.Single(await bed.Sessions.ReadAllAsync(Cancel));

        var sweep = new SignInSweep(bed.Sessions, bed.CodeStore, bed.PasskeyStore, bed.Clock, NullLogger<SignInSweep>.Instance);
        await bed.Codes.AskAsync("officer", Cancel);
        await sweep.RunOnceAsync(Cancel);
        Assert.Empty(await bed.Sessions.ReadAllAsync(Cancel));
        Assert.Equal(1L, Convert.ToInt64(await bed.Database.ExecuteAsync("SELECT COUNT(*) FROM sign_in_codes"), null));
        bed.Pass(SignInCodes.Lifetime);
        await sweep.RunOnceAsync(Cancel);
        Assert.Equal(0L, Convert.ToInt64(await bed.Database.ExecuteAsync("SELECT COUNT(*) FROM sign_in_codes"), null));
    }

    [Theory]
    [ClassData(typeof(EachDatabase))]
    public async Task Signing_out_ends_this_session_and_no_other(DatabaseKind kind)
    {
        await using var bed = await SignInBed.CreateAsync(kind, postgres);
        var (first, second) = (await OpenAsync(bed), await OpenAsync(bed));
        Assert.NotEqual(first.Key, second.Key);
        Assert.True(await bed.SessionDesk.CloseAsync(first.Caller, Cancel));
        Assert.Null(bed.Directory.Find(first.Key.Reveal()));
        Assert.NotNull(bed.Directory.Find(second.Key.Reveal()));
        Assert.False(await bed.SessionDesk.CloseAsync(bed.Officer, Cancel));
    }

    [Theory]
    [ClassData(typeof(EachDatabase))]
    public async Task A_session_dies_with_its_caller_and_does_not_rise_with_it(DatabaseKind kind)
    {
        await using var bed = await SignInBed.CreateAsync(kind, postgres);
        var opened = await OpenAsync(bed);
        await bed.Callers.RemoveAsync(Samples.Key, Cancel);
        await Eventually.TrueAsync(() => bed.Directory.Find(opened.Key.Reveal()) is null);
        bed.Callers.Put(Samples.Key, Samples.Caller);
        await bed.Directory.RenewAsync(Cancel);
        Assert.Null(bed.Directory.Find(opened.Key.Reveal()));
    }

    [Theory]
    [ClassData(typeof(EachDatabase))]
    public async Task A_session_changes_with_its_caller(DatabaseKind kind)
    {
        await using var bed = await SignInBed.CreateAsync(kind, postgres);
        var opened = await OpenAsync(bed);
        bed.Callers.Put(Samples.Key, Samples.Caller with { Roles = CallerRoles.Reviewer });
        await Eventually.TrueAsync(() => bed.Directory.Find(opened.Key.Reveal())?.Roles == CallerRoles.Reviewer);
    }

    [Theory]
    [ClassData(typeof(EachDatabase))]
    public async Task Another_gateway_on_the_database_knows_the_session_and_its_end(DatabaseKind kind)
    {
        await using var bed = await SignInBed.CreateAsync(kind, postgres);
        var elsewhere = bed.Database.Open();
        using var directory = new CallerDirectory(new CallerStore(elsewhere), new SessionStore(elsewhere), elsewhere.Changes, bed.Clock);
        var opened = await OpenAsync(bed);
        await Eventually.TrueAsync(() => directory.Find(opened.Key.Reveal()) is not null);
        await bed.SessionDesk.CloseAsync(opened.Caller, Cancel);
        await Eventually.TrueAsync(() => directory.Find(opened.Key.Reveal()) is null);
    }

    [Fact]
    public async Task Signing_in_and_out_are_entries_without_names_or_keys()
    {
        await using var bed = await SignInBed.CreateAsync(DatabaseKind.Sqlite, postgres);
        var opened = await OpenAsync(bed);
        await bed.SessionDesk.CloseAsync(opened.Caller, Cancel);
        var entries = await bed.EntriesAsync();
        Assert.Equal(2, entries.Count);
        Assert.Contains("\"type\":\"session\"", entries[0], StringComparison.Ordinal);
        Assert.Contains("\"act\":\"opened\",\"with\":\"code\"", entries[0], StringComparison.Ordinal);
        Assert.Contains("\"act\":\"closed\"", entries[1], StringComparison.Ordinal);
        Assert.All(entries, entry => Assert.DoesNotContain("officer", entry, StringComparison.Ordinal));
        Assert.All(entries, entry => Assert.DoesNotContain(opened.Key.Reveal(), entry, StringComparison.Ordinal));
        Assert.All(entries, entry => Assert.DoesNotContain(SubjectId.Of(bed.Officer).Value, entry, StringComparison.Ordinal));
    }

    [Theory]
    [ClassData(typeof(EachDatabase))]
    public async Task A_clearance_comes_back_as_it_was_put_and_none_is_none(DatabaseKind kind)
    {
        await using var bed = await SignInBed.CreateAsync(kind, postgres);
        Assert.True(Grade.TryParse("NATO RESTRICTED", out var restricted));
        foreach (var clearance in new Grade?[] { restricted, Grade.Unmarked, null })
        {
            bed.Callers.Put(Samples.Key, Samples.Caller with { Clearance = clearance });
            Assert.Equal(clearance, (await bed.Callers.FindAsync(Samples.Key, Cancel))!.Clearance);
        }
    }

    [Fact]
    public async Task A_clearance_that_cannot_be_read_is_the_lowest_one()
    {
        await using var bed = await SignInBed.CreateAsync(DatabaseKind.Sqlite, postgres);
        await bed.Database.ExecuteAsync("UPDATE callers SET clearance = 'NATO TOP SECRET'");
        Assert.Equal(Grade.Unmarked, (await bed.Callers.FindAsync(Samples.Key, Cancel))!.Clearance);
    }

    [Theory]
    [InlineData(null, "NATO RESTRICTED")]
    [InlineData("NATO UNCLASSIFIED", "NATO UNCLASSIFIED")]
    [InlineData("NATO RESTRICTED", "NATO RESTRICTED")]
    [InlineData("NATO SECRET", "NATO RESTRICTED")]
    [InlineData("UNMARKED", "UNMARKED")]
    public void A_clearance_never_passes_the_ceiling(string? clearance, string here)
    {
        Assert.True(Grade.TryParse("NATO RESTRICTED", out var ceiling));
        var caller = Samples.Caller with { Clearance = Grade.TryParse(clearance, out var grade) ? grade : null };
        Assert.Equal(here, CallerClearance.Format(CallerClearance.On(ceiling, caller)));
    }

    [Fact]
    public void A_subject_is_stable_by_its_key_alone_and_has_a_text_form()
    {
        var subject = SubjectId.Of(Samples.Caller);
        Assert.Equal(subject, SubjectId.Of(Samples.Caller with { Name = "renamed", Purpose = PurposeId.Parse("audit") }));
        Assert.NotEqual(subject, SubjectId.Of(Samples.Caller with { SubjectKey = new byte[32] }));
        Assert.Equal(64, subject.Value.Length);
        Assert.Equal(subject, SubjectId.Parse(subject.ToString()));
        Assert.All([null, "", "12", subject.Value + "00", new string('g', 64)], text => Assert.False(SubjectId.TryParse(text, out _)));
    }

    private static Task<OpenedSession> OpenAsync(SignInBed bed) => bed.SessionDesk.OpenAsync(bed.Officer, SignInWay.Code, Cancel);
}
