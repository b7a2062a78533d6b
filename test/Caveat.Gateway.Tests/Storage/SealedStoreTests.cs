using System.Text;
using Caveat.Gateway.Storage;
using Caveat.Gateway.Storage.Sealing;
using Caveat.Gateway.Tests.Hosting;
using Caveat.Testing;

namespace Caveat.Gateway.Tests.Storage;

public sealed class SealedStoreTests(PostgresFixture postgres)
{
    private static readonly DateTimeOffset DeleteAfter = Samples.Now.AddDays(30);
    private static readonly Opening Opening = new(Samples.Reviewer, new Actor("colleague"), "To judge the case.", Samples.Now);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [ClassData(typeof(EachDatabase))]
    public async Task Content_is_sealed_on_one_gateway_and_opened_on_another_and_every_opening_is_kept(DatabaseKind kind)
    {
        await using var bed = await TestDatabase.CreateAsync(kind, postgres);
        var content = Encoding.UTF8.GetBytes("Résumé of the minutes.");
        var id = await Store(bed).SealAsync(SealedKind.Answer, content, DeleteAfter, Cancel);
        var opened = Assert.IsType<OpenResult.Opened>(await Store(bed).OpenAsync(id, Opening, Cancel));
        Assert.Equal(SealedKind.Answer, opened.Kind);
        Assert.Equal(content, opened.Content.ToArray());
        await Store(bed).OpenAsync(id, Opening with { With = null, At = Samples.Now.AddHours(1) }, Cancel);
        var openings = await Store(bed).ReadOpeningsAsync(id, Cancel);
        Assert.Equal([("reviewer", "colleague"), ("reviewer", null)], openings.Select(opening => (opening.By.Name, opening.With?.Name)));
    }

    [Theory]
    [ClassData(typeof(EachDatabase))]
    public async Task What_is_sealed_stands_nowhere_in_the_clear(DatabaseKind kind)
    {
        await using var bed = await TestDatabase.CreateAsync(kind, postgres);
        var content = Encoding.UTF8.GetBytes("the convoy leaves at six");
        var ids = new List<SealedId>();
        for (var copy = 0; copy < 2; copy++)
        {
            ids.Add(await Store(bed).SealAsync(SealedKind.Prompt, content, DeleteAfter, Cancel));
        }

        var rows = new List<byte[]>();
        foreach (var id in ids)
        {
            rows.Add((byte[])(await bed.ExecuteAsync($"SELECT ciphertext FROM sealed WHERE id = '{id}'"))!);
        }

        Assert.All(rows, row => Assert.Equal(-1, row.AsSpan().IndexOf("convoy"u8)));
        Assert.NotEqual(rows[0], rows[1]);
    }

    [Theory]
    [ClassData(typeof(EachDatabase))]
    public async Task Content_that_was_changed_or_moved_does_not_open(DatabaseKind kind)
    {
        await using var bed = await TestDatabase.CreateAsync(kind, postgres);
        foreach (var (change, back) in new[]
        {
            ("kind = 'answer'", "kind = 'prompt'"),
            ("id = '00000000000000000000000000000001'", ""),
        })
        {
            var store = Store(bed);
            var id = await store.SealAsync(SealedKind.Prompt, "content"u8.ToArray(), DeleteAfter, Cancel);
            await bed.ExecuteAsync($"UPDATE sealed SET {change} WHERE id = '{id}'");
            var now = change.StartsWith("id", StringComparison.Ordinal) ? SealedId.Parse("00000000000000000000000000000001") : id;
            Assert.IsType<OpenResult.Unreadable>(await store.OpenAsync(now, Opening, Cancel));
            if (back.Length > 0)
            {
                await bed.ExecuteAsync($"UPDATE sealed SET {back} WHERE id = '{id}'");
                Assert.IsType<OpenResult.Opened>(await store.OpenAsync(id, Opening, Cancel));
            }
        }
    }

    [Theory]
    [ClassData(typeof(EachDatabase))]
    public async Task Content_past_its_time_does_not_open_and_is_deleted(DatabaseKind kind)
    {
        await using var bed = await TestDatabase.CreateAsync(kind, postgres);
        var store = Store(bed);
        var due = await store.SealAsync(SealedKind.Prompt, "content"u8.ToArray(), DeleteAfter, Cancel);
        var later = await store.SealAsync(SealedKind.Prompt, "content"u8.ToArray(), DeleteAfter.AddDays(1), Cancel);
        Assert.IsType<OpenResult.Gone>(await store.OpenAsync(due, Opening with { At = DeleteAfter }, Cancel));
        Assert.Empty(await store.ReadOpeningsAsync(due, Cancel));
        Assert.Equal(1, await store.PurgeAsync(DeleteAfter, Cancel));
        Assert.IsType<OpenResult.Gone>(await store.OpenAsync(due, Opening, Cancel));
        Assert.IsType<OpenResult.Opened>(await store.OpenAsync(later, Opening, Cancel));
    }

    [Theory]
    [ClassData(typeof(EachDatabase))]
    public async Task A_gateway_with_another_key_may_not_use_the_database(DatabaseKind kind)
    {
        await using var bed = await TestDatabase.CreateAsync(kind, postgres);
        Store(bed);
        var fault = Assert.Throws<IOException>(() => SealedStore.Open(bed.Open(), ContentSeal.LoadOrCreate(bed.Folder.File("other.key"))));
        Assert.Contains("give every replica the same file as SealKeyFile", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_key_is_made_once_for_its_owner_only()
    {
        using var folder = new TemporaryFolder();
        var file = folder.File("keys/seal.key");
        var names = await Race.RunAsync(8, _ => Task.FromResult(ContentSeal.LoadOrCreate(file).Name));
        Assert.Single(names.Distinct());
        Assert.Single(Directory.GetFiles(folder.File("keys")));
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("c2hvcnQ")]
    [InlineData("not base64 at all, but as long as a key is")]
    public void A_file_without_a_key_is_named(string text)
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.File("seal.key"), text);
        var fault = Assert.Throws<IOException>(() => ContentSeal.LoadOrCreate(folder.File("seal.key")));
        Assert.Contains("seal.key\" does not hold the key", fault.Message, StringComparison.Ordinal);
        Assert.Throws<FileNotFoundException>(() => ContentSeal.Load(folder.File("none.key")));
    }

    private static SealedStore Store(TestDatabase bed) => SealedStore.Open(bed.Open(), ContentSeal.LoadOrCreate(bed.Folder.File("seal.key")));
}
