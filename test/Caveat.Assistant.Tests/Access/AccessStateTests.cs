using Caveat.Assistant.Access;
using Caveat.Assistant.Design;
using Caveat.Assistant.Storage;
using Caveat.Assistant.Words;
using Caveat.Gateway.Tests.Hosting;
using Caveat.Testing;

namespace Caveat.Assistant.Tests.Access;

public sealed class AccessStateTests(PostgresFixture postgres) : IDisposable
{
    private static readonly DateTimeOffset Noon = AssistantHost.Noon;
    private static readonly OwnerId Ann = OwnerId.Parse(FakeGateway.SubjectOf("ann"));
    private static readonly OwnerId Bob = OwnerId.Parse(FakeGateway.SubjectOf("bob"));

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_session_is_found_by_its_owner_alone_until_it_ends(bool shared)
    {
        await using var database = await OpenAsync(shared);
        var store = new SessionStore(database);
        var ticket = new SessionTicket(RowId.New(), Ann, "ann", "t", Noon.AddHours(12));
        await store.OpenAsync(ticket, Noon, CancellationToken.None);
        await store.ActAsync(ticket, Noon.AddMinutes(2), CancellationToken.None);
        var row = await store.FindAsync(ticket, CancellationToken.None);
        Assert.Equal((Noon.AddMinutes(2).ToUnixTimeMilliseconds(), 0L), (row!.Acted, row.Locked));
        Assert.Null(await store.FindAsync(ticket with { Owner = Bob }, CancellationToken.None));
        await store.LockAsync(ticket, CancellationToken.None);
        await store.ActAsync(ticket, Noon.AddMinutes(9), CancellationToken.None);
        row = await store.FindAsync(ticket, CancellationToken.None);
        Assert.Equal((Noon.AddMinutes(2).ToUnixTimeMilliseconds(), 1L), (row!.Acted, row.Locked));
        // Opening one clears away those that ended.
        await store.OpenAsync(ticket with { Session = RowId.New(), Expires = Noon.AddDays(2) }, Noon.AddHours(12), CancellationToken.None);
        Assert.Null(await store.FindAsync(ticket, CancellationToken.None));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task What_was_chosen_is_kept_for_each_owner(bool shared)
    {
        await using var database = await OpenAsync(shared);
        var store = new WishStore(database);
        await store.SaveAsync(Ann, new Wishes(Locale.French, new Preferences(Theme.Dark, SingleKeys: false)), CancellationToken.None);
        await store.SaveAsync(Ann, new Wishes(null, new Preferences(Theme.Contrast)), CancellationToken.None);
        Assert.Equal(new Wishes(null, new Preferences(Theme.Contrast)), await store.FindAsync(Ann, CancellationToken.None));
        Assert.Equal(Wishes.None, await store.FindAsync(Bob, CancellationToken.None));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Deleting_everything_leaves_nothing_of_one_owner_and_everything_of_the_others(bool shared)
    {
        await using var database = await OpenAsync(shared);
        var seal = OwnerSeal.Open(database, _folder.File("key"));
        var wishes = new WishStore(database);
        var sessions = new SessionStore(database);
        var content = new byte[] { 1, 2, 3 };
        Dictionary<OwnerId, byte[]> kept = [];
        foreach (var owner in new[] { Ann, Bob })
        {
            kept[owner] = await seal.SealAsync(owner, "turn/1", content, CancellationToken.None);
            await wishes.SaveAsync(owner, new Wishes(Locale.French, new Preferences()), CancellationToken.None);
            await sessions.OpenAsync(new SessionTicket(RowId.New(), owner, "", "t", Noon.AddHours(1)), Noon, CancellationToken.None);
        }

        await new OwnerErasure(database, seal).EraseAsync(Ann, CancellationToken.None);
        foreach (var table in new[] { "owners", "preferences", "sessions" })
        {
            Assert.Equal([Bob.Value], await database.QueryAsync<string>($"SELECT owner FROM {table}", new { }, CancellationToken.None));
        }

        Assert.Equal(content, await seal.OpenAsync(Bob, "turn/1", kept[Bob], CancellationToken.None));
        await Assert.ThrowsAnyAsync<System.Security.Cryptography.CryptographicException>(async () => await seal.OpenAsync(Ann, "turn/1", kept[Ann], CancellationToken.None));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_keys_of_cookies_are_kept_and_the_database_alone_does_not_tell_them(bool shared)
    {
        await using var database = await OpenAsync(shared);
        var store = new CookieKeyStore(database);
        store.StoreElement(System.Xml.Linq.XElement.Parse("<key id=\"1\"><value>x</value></key>"), "key-1");
        Assert.Equal("<key id=\"1\"><value>x</value></key>", Assert.Single(store.GetAllElements()).ToString(System.Xml.Linq.SaveOptions.DisableFormatting));
    }

    private async Task<AssistantDatabase> OpenAsync(bool shared) =>
        AssistantDatabase.Open(shared ? await postgres.CreateDatabaseAsync() : _folder.File("assistant.db"));
}
