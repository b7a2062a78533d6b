using System.Security.Cryptography;
using Caveat.Assistant.Access;
using Caveat.Assistant.Conversations;
using Caveat.Assistant.Storage;
using Caveat.Assistant.Tests.Storage;
using Caveat.Gateway.Tests.Hosting;
using Caveat.Testing;

namespace Caveat.Assistant.Tests.Conversations;

public sealed class ConversationStoreTests(PostgresFixture postgres)
{
    private static readonly SignedIn Anna = FakeMaterial.SignIn('a');
    private static readonly SignedIn Bert = FakeMaterial.SignIn('b');

    [Theory]
    [ClassData(typeof(EachDatabase))]
    public async Task What_a_person_changes_about_a_conversation_is_there_afterwards(DatabaseKind kind)
    {
        await using var place = await TestPlace.CreateAsync(kind, postgres);
        await using var server = await TestServer.StartAsync(place);
        var folder = await server.Store.AddFolderAsync(Anna.Owner, "Exercises", default);
        var made = await server.Store.CreateAsync(Anna.Owner, "Logistics", RowId.New(), default);
        var changed = made with { Title = "Logistique", Folder = folder.Id, Project = null, Pinned = true, Archived = true, Model = "large" };

        Assert.True(await server.Store.UpdateAsync(Anna.Owner, changed, default));
        Assert.Equal(changed, await server.Store.FindAsync(Anna.Owner, made.Id, default));
        Assert.Equal(changed, Assert.Single(await server.Store.ListAsync(Anna.Owner, archived: true, default)));
        Assert.Empty(await server.Store.ListAsync(Anna.Owner, archived: false, default));
    }

    [Theory]
    [ClassData(typeof(EachDatabase))]
    public async Task A_folder_that_is_removed_leaves_its_conversations(DatabaseKind kind)
    {
        await using var place = await TestPlace.CreateAsync(kind, postgres);
        await using var server = await TestServer.StartAsync(place);
        var folder = await server.Store.AddFolderAsync(Anna.Owner, "b", default);
        await server.Store.AddFolderAsync(Anna.Owner, "À faire", default);
        Assert.True(await server.Store.RenameFolderAsync(Anna.Owner, folder.Id, "Exercises", default));
        Assert.Equal(["À faire", "Exercises"], (await server.Store.FoldersAsync(Anna.Owner, default)).Select(one => one.Name));

        var made = await server.Store.CreateAsync(Anna.Owner, "x", null, default);
        await server.Store.UpdateAsync(Anna.Owner, made with { Folder = folder.Id }, default);
        Assert.True(await server.Store.RemoveFolderAsync(Anna.Owner, folder.Id, default));
        Assert.Null((await server.Store.FindAsync(Anna.Owner, made.Id, default))!.Folder);
        Assert.Single(await server.Store.FoldersAsync(Anna.Owner, default));
    }

    [Theory]
    [ClassData(typeof(EachDatabase))]
    public async Task Another_owner_sees_and_changes_nothing(DatabaseKind kind)
    {
        await using var place = await TestPlace.CreateAsync(kind, postgres);
        await using var gateway = await FakeProvider.StartAsync();
        gateway.OnChat = http => FakeProvider.StreamAsync(http, "Yes.");
        await using var server = await TestServer.StartAsync(place, gateway);
        var id = await server.BeginAsync(Anna);
        var answer = await server.AnswerAsync(Anna, id, "Is the bridge open?");
        var folder = await server.Store.AddFolderAsync(Anna.Owner, "mine", default);
        var conversation = (await server.Store.FindAsync(Anna.Owner, id, default))!;

        Assert.Empty(await server.Store.ListAsync(Bert.Owner, false, default));
        Assert.Empty(await server.Store.FoldersAsync(Bert.Owner, default));
        Assert.Empty(await server.Store.SearchAsync(Bert.Owner, "bridge", 10, default));
        Assert.Empty(await server.Store.DocumentsAsync(Bert.Owner, id, default));
        Assert.Null(await server.Store.FindAsync(Bert.Owner, id, default));
        Assert.Null(await server.Store.OpenAsync(Bert.Owner, id, default));
        Assert.Null(await server.Store.FindTurnAsync(Bert.Owner, answer.Id, default));
        Assert.False(await server.Store.SelectAsync(Bert.Owner, id, answer.Id, default));
        Assert.False(await server.Store.UpdateAsync(Bert.Owner, conversation, default));
        Assert.False(await server.Store.DeleteAsync(Bert.Owner, id, default));
        Assert.False(await server.Store.RenameFolderAsync(Bert.Owner, folder.Id, "his", default));
        Assert.False(await server.Store.RemoveFolderAsync(Bert.Owner, folder.Id, default));
        Assert.Null(await server.Desk.AskAsync(Bert, id, "And now?", [], null, default));
        Assert.Null(await server.Desk.EditAsync(Bert, id, answer.Parent!.Value, "And now?", null, default));
        Assert.Null(await server.Desk.RegenerateAsync(Bert, id, answer.Id, null, default));
        Assert.False(await server.Desk.StopAsync(Bert, id, answer.Id, default));
        Assert.Null(await server.Desk.ResumeAsync(Bert, id, default));
        Assert.Null(await server.EndOfAsync(Bert, answer.Id));
        Assert.Equal(conversation, await server.Store.FindAsync(Anna.Owner, id, default));
        Assert.Single(gateway.Received);

        // Nor does he get into a folder of hers.
        var his = await server.Store.CreateAsync(Bert.Owner, "his", null, default);
        await server.Store.UpdateAsync(Bert.Owner, his with { Folder = folder.Id }, default);
        Assert.Null((await server.Store.FindAsync(Bert.Owner, his.Id, default))!.Folder);
    }

    [Theory]
    [ClassData(typeof(EachDatabase))]
    public async Task Nothing_that_was_said_stands_in_the_database(DatabaseKind kind)
    {
        await using var place = await TestPlace.CreateAsync(kind, postgres);
        await using var gateway = await FakeProvider.StartAsync();
        gateway.OnChat = http => FakeProvider.StreamAsync(http, "The kestrel flies at dawn.");
        await using var server = await TestServer.StartAsync(place, gateway);
        await server.Store.AddFolderAsync(Anna.Owner, "kestrel", default);
        await server.AnswerAsync(Anna, await server.BeginAsync(Anna), "When does the kestrel fly?");

        byte[][] stored =
        [
            .. await place.QueryAsync<byte[]>("SELECT content FROM turns"),
            .. await place.QueryAsync<byte[]>("SELECT content FROM conversations"),
            .. await place.QueryAsync<byte[]>("SELECT content FROM folders"),
        ];
        Assert.Equal(4, stored.Length);
        Assert.DoesNotContain(stored, content => content.AsSpan().IndexOf("kestrel"u8) >= 0);
    }

    [Theory]
    [ClassData(typeof(EachDatabase))]
    public async Task A_row_that_was_moved_to_another_owner_or_turn_does_not_open(DatabaseKind kind)
    {
        await using var place = await TestPlace.CreateAsync(kind, postgres);
        await using var gateway = await FakeProvider.StartAsync();
        gateway.OnChat = http => FakeProvider.StreamAsync(http, "Yes.");
        await using var server = await TestServer.StartAsync(place, gateway);
        var answer = await server.AnswerAsync(Anna, await server.BeginAsync(Anna), "Is the bridge open?");
        await server.Store.CreateAsync(Bert.Owner, "his", null, default);

        await place.QueryAsync<long>($"UPDATE turns SET content = (SELECT content FROM turns WHERE id = '{answer.Parent}') WHERE id = '{answer.Id}'");
        await Assert.ThrowsAnyAsync<CryptographicException>(() => server.Store.FindTurnAsync(Anna.Owner, answer.Id, default));
        await place.QueryAsync<long>($"UPDATE turns SET owner = '{Bert.Owner}'");
        await Assert.ThrowsAnyAsync<CryptographicException>(() => server.Store.FindTurnAsync(Bert.Owner, answer.Parent!.Value, default));
    }

    [Theory]
    [ClassData(typeof(EachDatabase))]
    public async Task A_deleted_conversation_is_gone_with_its_turns(DatabaseKind kind)
    {
        await using var place = await TestPlace.CreateAsync(kind, postgres);
        await using var gateway = await FakeProvider.StartAsync();
        gateway.OnChat = http => FakeProvider.StreamAsync(http, "Yes.");
        await using var server = await TestServer.StartAsync(place, gateway);
        var id = await server.BeginAsync(Anna);
        var document = RowId.New();
        var result = await server.Desk.AskAsync(Anna, id, "Is the bridge open?", [document], null, default);
        await server.EndOfAsync(Anna, result!.Answer!.Id);

        Assert.Equal([document], await server.Store.DocumentsAsync(Anna.Owner, id, default));
        Assert.True(await server.Store.DeleteAsync(Anna.Owner, id, default));
        Assert.Equal(0, Assert.Single(await place.QueryAsync<long>("SELECT COUNT(*) FROM turns")));
        Assert.Null(await server.Store.OpenAsync(Anna.Owner, id, default));
    }

    [Theory]
    [ClassData(typeof(EachDatabase))]
    public async Task Search_finds_titles_and_turns_newest_first(DatabaseKind kind)
    {
        await using var place = await TestPlace.CreateAsync(kind, postgres);
        await using var gateway = await FakeProvider.StartAsync();
        gateway.OnChat = http => FakeProvider.StreamAsync(http, "L’École est fermée.");
        await using var server = await TestServer.StartAsync(place, gateway);
        var first = await server.BeginAsync(Anna);
        var older = await server.AnswerAsync(Anna, first, "Where is it?");
        await Task.Delay(5);
        var newer = await server.AnswerAsync(Anna, first, "Certain?");
        await Task.Delay(5);
        var second = await server.BeginAsync(Anna);
        var titled = await server.AnswerAsync(Anna, second, "Nothing");
        await server.Store.UpdateAsync(Anna.Owner, (await server.Store.FindAsync(Anna.Owner, second, default))! with { Title = "Ecole, fermee" }, default);

        var hits = await server.Store.SearchAsync(Anna.Owner, "FERMEE école", 10, default);
        Assert.Equal(new[] { titled.Id, titled.Id, newer.Id, older.Id }.Select(id => id.Value).Order(), hits.Select(hit => hit.Turn.Value).Order());
        Assert.Equal([newer.Id, older.Id], hits.Skip(2).Select(hit => hit.Turn));
        Assert.All(hits, hit => Assert.Equal("ecole", SearchText.Fold(hit.Excerpt.Substring(hit.HitStart, hit.HitLength))));
        Assert.Equal(2, (await server.Store.SearchAsync(Anna.Owner, "ecole", 2, default)).Count);
        Assert.Empty(await server.Store.SearchAsync(Anna.Owner, "bridge", 10, default));
    }
}
