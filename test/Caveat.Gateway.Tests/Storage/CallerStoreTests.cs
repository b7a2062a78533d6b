using Caveat.Agreements;
using Caveat.Agreements.Registers;
using Caveat.Gateway.Callers;
using Caveat.Gateway.Callers.Sessions;
using Caveat.Gateway.Tests.Hosting;

namespace Caveat.Gateway.Tests.Storage;

public sealed class CallerStoreTests(PostgresFixture postgres)
{
    [Theory]
    [ClassData(typeof(EachDatabase))]
    public async Task A_caller_comes_back_as_it_was_put(DatabaseKind kind)
    {
        await using var bed = await TestDatabase.CreateAsync(kind, postgres);
        Assert.True(Language.TryParse("fr", out var french));
        var caller = Samples.Caller with
        {
            Roles = CallerRoles.Caller | CallerRoles.Reviewer | CallerRoles.AppOwner,
            App = AppId.Parse("travel-desk"),
            Person = PersonId.Parse("a-martin"),
            Language = french,
        };
        new CallerStore(bed.Open()).Put(Samples.Key, caller);
        var read = new CallerStore(bed.Open()).ReadAll()[Samples.Key];
        Assert.Equal(caller.SubjectKey, read.SubjectKey);
        Assert.Equal(caller with { Key = Samples.Key }, read with { SubjectKey = caller.SubjectKey });
    }

    [Theory]
    [ClassData(typeof(EachDatabase))]
    public async Task A_key_that_was_removed_finds_nobody_until_it_is_put_again(DatabaseKind kind)
    {
        await using var bed = await TestDatabase.CreateAsync(kind, postgres);
        var store = new CallerStore(bed.Open());
        store.Put(Samples.Key, Samples.Caller);
        Assert.True(store.Remove(Samples.Key));
        Assert.False(store.Remove(Samples.Key));
        Assert.Empty(await store.ReadAllAsync(TestContext.Current.CancellationToken));
        Assert.Equal(1L, Convert.ToInt64(await bed.ExecuteAsync("SELECT COUNT(*) FROM callers WHERE subject_key IS NOT NULL"), null));
        store.Put(Samples.Key, Samples.Caller);
        Assert.Single(store.ReadAll());
    }

    [Fact]
    public async Task The_callers_of_an_earlier_release_are_taken_over()
    {
        await using var bed = await TestDatabase.CreateAsync(DatabaseKind.Sqlite, postgres);
        await bed.ExecuteAsync(
            $"""
            CREATE TABLE callers (key_digest BLOB PRIMARY KEY, name TEXT NOT NULL, organisation TEXT NOT NULL, nation TEXT NOT NULL,
                purpose TEXT NOT NULL, role TEXT NOT NULL, subject_key BLOB NOT NULL) STRICT, WITHOUT ROWID;
            INSERT INTO callers VALUES (x'{Convert.ToHexString(Samples.Key.ToBytes())}', 'auditor', 'audit-board', 'BEL', 'audit', 'Inspector', x'{new string('5', 64)}');
            INSERT INTO callers VALUES (x'{new string('1', 64)}', 'officer', 'alliance-headquarters', 'BEL', 'staff-work', 'Caller', x'{new string('6', 64)}');
            """);
        var callers = new CallerStore(bed.Open()).ReadAll();
        var auditor = callers[Samples.Key];
        Assert.Equal(("auditor", CallerRoles.Caller | CallerRoles.Inspector, default(AppId), null), (auditor.Name, auditor.Roles, auditor.App, auditor.Person));
        Assert.Equal(Enumerable.Repeat((byte)0x55, 32), auditor.SubjectKey);
        Assert.Equal(CallerRoles.Caller, callers.Values.Single(caller => caller.Name == "officer").Roles);
    }

    [Theory]
    [ClassData(typeof(EachDatabase))]
    public async Task A_directory_sees_what_another_gateway_puts_and_removes(DatabaseKind kind)
    {
        await using var bed = await TestDatabase.CreateAsync(kind, postgres);
        var here = bed.Open();
        using var directory = new CallerDirectory(new CallerStore(here), new SessionStore(here), here.Changes, TimeProvider.System);
        var elsewhere = new CallerStore(bed.Open());
        elsewhere.Put(KeyDigest.Of("cav_new"), Samples.Caller);
        await Eventually.TrueAsync(() => directory.Find("cav_new") is not null);
        elsewhere.Remove(KeyDigest.Of("cav_new"));
        await Eventually.TrueAsync(() => directory.Find("cav_new") is null);
    }
}
