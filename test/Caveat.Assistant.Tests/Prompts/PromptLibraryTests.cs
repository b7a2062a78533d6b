using Caveat.Assistant.Prompts;
using Caveat.Assistant.Storage;
using Caveat.Assistant.Words;
using Caveat.Testing;

namespace Caveat.Assistant.Tests.Prompts;

public sealed class PromptLibraryTests : IAsyncDisposable
{
    private static readonly OwnerId Officer = OwnerId.Parse(new string('a', 64));
    private static readonly OwnerId Another = OwnerId.Parse(new string('b', 64));

    private readonly TemporaryFolder _folder = new();
    private readonly AssistantDatabase _database;
    private readonly PromptLibrary _library;

    public PromptLibraryTests()
    {
        _database = AssistantDatabase.Open(_folder.File("assistant.db"));
        _library = new PromptLibrary(new AssistantOptions(), _database, OwnerSeal.Open(_database, _folder.File("assistant.key")), TimeProvider.System);
    }

    public async ValueTask DisposeAsync()
    {
        await _database.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task A_prompt_of_ones_own_is_listed_changed_and_deleted()
    {
        var none = TestContext.Current.CancellationToken;
        var added = await _library.AddAsync(Officer, "Weekly", "The weekly report", "Write {{what}}.", none);
        Assert.True(await _library.UpdateAsync(Officer, added with { Title = "Monthly" }, none));
        Assert.Equal("Monthly", (await _library.FindAsync(Officer, Locale.English, added.Id, none))!.Title);
        Assert.Equal(added.Id, (await _library.ListAsync(Officer, Locale.English, none)).Single(prompt => !prompt.IsPublished).Id);
        Assert.True(await _library.DeleteAsync(Officer, added.Id, none));
        Assert.Null(await _library.FindAsync(Officer, Locale.English, added.Id, none));
    }

    [Fact]
    public async Task Anothers_prompt_is_as_absent_as_one_that_never_was()
    {
        var none = TestContext.Current.CancellationToken;
        var added = await _library.AddAsync(Officer, "Weekly", "", "Write.", none);
        Assert.Null(await _library.FindAsync(Another, Locale.English, added.Id, none));
        Assert.False(await _library.UpdateAsync(Another, added with { Title = "Mine" }, none));
        Assert.False(await _library.DeleteAsync(Another, added.Id, none));
        Assert.Equal("Weekly", (await _library.FindAsync(Officer, Locale.English, added.Id, none))!.Title);
    }

    [Fact]
    public async Task The_database_does_not_show_what_a_prompt_says()
    {
        await _library.AddAsync(Officer, "Zanzibar", "", "Write of Zanzibar.", TestContext.Current.CancellationToken);
        await _database.DisposeAsync();
        Assert.All(Directory.GetFiles(Path.GetDirectoryName(_folder.File("x"))!), file => Assert.DoesNotContain("Zanzibar", File.ReadAllText(file), StringComparison.Ordinal));
    }
}
