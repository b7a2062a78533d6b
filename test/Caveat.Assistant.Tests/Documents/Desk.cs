using System.Text;
using Caveat.Assistant.Access;
using Caveat.Assistant.Asking;
using Caveat.Assistant.Documents;
using Caveat.Assistant.Storage;
using Caveat.Assistant.Words;
using Caveat.Testing;

namespace Caveat.Assistant.Tests.Documents;

/// <summary>A document desk over a database of its own, and people to use it.</summary>
internal sealed class Desk : IAsyncDisposable
{
    private readonly TemporaryFolder _folder = new();

    public Desk(long mostBytes = 64 << 20, string? database = null)
    {
        Options = new AssistantOptions { DocumentBytes = mostBytes, OffersSample = true };
        Database = AssistantDatabase.Open(database ?? _folder.File("assistant.db"));
        Documents = new DocumentDesk(Database, OwnerSeal.Open(Database, _folder.File("key")), Options, TimeProvider.System);
        Retrieval = new Retrieval(Documents);
    }

    public AssistantOptions Options { get; }

    public AssistantDatabase Database { get; }

    public DocumentDesk Documents { get; }

    public Retrieval Retrieval { get; }

    public static SignedIn Person(char digit = 'a', string clearance = "NATO UNCLASSIFIED", string ceiling = "NATO UNCLASSIFIED", Locale? locale = null) => new(
        OwnerId.Parse(new string(digit, 64)),
        new CallerView("subject", "officer", new NamedView("shape", "SHAPE"), "NLD", new NamedView("staff-work", "Staff work"), ["caller"], clearance),
        "cvs_test",
        locale ?? Locale.English,
        new NetworkView(new NamedView("net", "The network"), ceiling, "", []),
        []);

    public async Task<AddResult> AddAsync(SignedIn by, string name, byte[] content, RowId? project = null) =>
        await Documents.AddAsync(by, name, new MemoryStream(content), project, TestContext.Current.CancellationToken);

    public Task<AddResult> AddAsync(SignedIn by, string name, string text, RowId? project = null) => AddAsync(by, name, Encoding.UTF8.GetBytes(text), project);

    public async Task<StoredDocument> AddedAsync(SignedIn by, string name, string text, RowId? project = null) =>
        Assert.IsType<AddResult.Added>(await AddAsync(by, name, text, project)).Document;

    public async Task<AddResult.Stopped> StoppedAsync(SignedIn by, string name, byte[] content) =>
        Assert.IsType<AddResult.Stopped>(await AddAsync(by, name, content));

    public Task<IReadOnlyList<Chunk>> ChunksAsync(SignedIn by, StoredDocument document) =>
        Documents.ChunksAsync(by.Owner, document.Id, TestContext.Current.CancellationToken);

    public Task<IReadOnlyList<Source>> FindAsync(SignedIn by, string question, params RowId[] documents) =>
        Retrieval.FindAsync(by, documents, question, 5, 1, TestContext.Current.CancellationToken);

    public async Task<long> CountRowsAsync() => (await Database.QueryAsync<long>("SELECT COUNT(*) FROM documents", new { }, TestContext.Current.CancellationToken))[0];

    public static byte[] Sample()
    {
        using var sample = SampleDocument.Open();
        var bytes = new byte[sample.Length];
        sample.ReadExactly(bytes);
        return bytes;
    }

    public async ValueTask DisposeAsync()
    {
        Retrieval.Dispose();
        Documents.Dispose();
        await Database.DisposeAsync();
        _folder.Dispose();
    }
}
