// How often the passage that answers a question is among the first one and the first five that are found. Run it by bench/retrieval.
using System.Globalization;
using Caveat.Assistant;
using Caveat.Assistant.Access;
using Caveat.Assistant.Asking;
using Caveat.Assistant.Documents;
using Caveat.Assistant.Storage;
using Caveat.Assistant.Words;
using Caveat.Bench;

const int Most = 5;
var root = args.Length > 0 ? args[0] : ".";
var corpus = Path.Combine(root, "bench/Caveat.Bench.Retrieval");
string[] files = [.. Directory.GetFiles(Path.Combine(corpus, "corpus")), .. Directory.GetFiles(Path.Combine(root, "samples/documents"), "*.pdf"),
    .. Directory.GetFiles(Path.Combine(root, "docs/guides"), "*.md"), .. Directory.GetFiles(Path.Combine(root, "docs/reference"), "*.md")];
var folder = Directory.CreateTempSubdirectory("caveat-retrieval-").FullName;
try
{
    // 1. A desk as the server has it, and a reader who may see everything.
    await using var database = AssistantDatabase.Open(Path.Combine(folder, "assistant.db"));
    using var desk = new DocumentDesk(database, OwnerSeal.Open(database, Path.Combine(folder, "key")), new AssistantOptions(), TimeProvider.System);
    using var retrieval = new Retrieval(desk);
    const string Everything = "COSMIC TOP SECRET";
    var reader = new SignedIn(
        OwnerId.Parse(new string('0', 64)),
        new CallerView("bench", "bench", new NamedView("bench", "bench"), "NLD", new NamedView("bench", "bench"), [], Everything),
        "", Locale.English, new NetworkView(new NamedView("bench", "bench"), Everything, "", []), []);

    // 2. Every document, read as an upload is.
    var documents = new Dictionary<string, RowId>();
    List<Chunk> chunks = [];
    foreach (var file in files.Order(StringComparer.Ordinal))
    {
        await using var content = File.OpenRead(file);
        var added = await desk.AddAsync(reader, Path.GetFileName(file), content, project: null, CancellationToken.None) as AddResult.Added
            ?? throw new InvalidDataException($"\"{file}\" could not be added.");
        documents[added.Document.Name] = added.Document.Id;
        chunks.AddRange(await desk.ChunksAsync(reader.Owner, added.Document.Id, CancellationToken.None));
    }

    // 3. Every question, over all documents at once.
    var results = new List<(string Language, int Found, int Plain)>();
    var missed = new List<string>();
    foreach (var question in Question.Read(Path.Combine(corpus, "questions.tsv")))
    {
        var document = documents[question.Document];
        if (!chunks.Exists(chunk => chunk.Document == document && question.IsAnsweredBy(chunk.Text)))
        {
            throw new InvalidDataException($"No passage of \"{question.Document}\" holds \"{question.Words}\".");
        }

        var found = (await retrieval.FindAsync(reader, [.. documents.Values], question.Text, Most, 1, CancellationToken.None))
            .TakeWhile(source => source.Document != document || !question.IsAnsweredBy(source.Text)).Count();
        var plain = PlainSearch.Best(chunks, question.Text, Most).TakeWhile(chunk => chunk.Document != document || !question.IsAnsweredBy(chunk.Text)).Count();
        // Fewer than five may have been found, none of them the one.
        var all = (await retrieval.FindAsync(reader, [.. documents.Values], question.Text, Most, 1, CancellationToken.None)).Count;
        var allPlain = PlainSearch.Best(chunks, question.Text, Most).Count();
        results.Add((question.Language, found < all ? found : Most, plain < allPlain ? plain : Most));
        if (found >= all)
        {
            missed.Add(question.Text);
        }
    }

    // 4. The table.
    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{documents.Count} documents, {chunks.Count} passages.\n"));
    Console.WriteLine("| questions | | recall@1 | recall@5 | substring, recall@1 | recall@5 |\n|---|--:|--:|--:|--:|--:|");
    foreach (var group in results.GroupBy(result => result.Language).Select(group => (Name: group.Key == "en" ? "English" : "French", All: group.ToList())).Append((Name: "all", All: results)))
    {
        string Share(Func<(string Language, int Found, int Plain), bool> holds) => (group.All.Count(holds) / (double)group.All.Count).ToString("0.00", CultureInfo.InvariantCulture);
        Console.WriteLine($"| {group.Name} | {group.All.Count} | {Share(r => r.Found == 0)} | {Share(r => r.Found < Most)} | {Share(r => r.Plain == 0)} | {Share(r => r.Plain < Most)} |");
    }

    Console.WriteLine("\nNot among the first five:" + (missed.Count == 0 ? " none." : ""));
    missed.ForEach(question => Console.WriteLine($"- {question}"));
}
finally
{
    Directory.Delete(folder, recursive: true);
}
