using System.IO.Compression;
using System.Text;
using Caveat.Assistant.Documents;
using Caveat.Assistant.Storage;
using Caveat.Assistant.Words;
using Caveat.Gateway.Tests.Hosting;

namespace Caveat.Assistant.Tests.Documents;

public sealed class AddingTests(PostgresFixture postgres)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_sample_study_has_twelve_pages_and_its_marking()
    {
        await using var desk = new Desk();
        var by = Desk.Person();
        var document = Assert.IsType<AddResult.Added>(await desk.AddAsync(by, SampleDocument.Name, Desk.Sample())).Document;
        Assert.Equal(("PDF document", 12, "NATO UNCLASSIFIED"), (document.Format, document.Pages, document.Marking));
        var chunks = await desk.ChunksAsync(by, document);
        Assert.Equal(Enumerable.Range(1, 12), chunks.Select(chunk => chunk.Page).Distinct());
        Assert.All(chunks, chunk => Assert.Equal("NATO UNCLASSIFIED", chunk.Marking));
        Assert.DoesNotContain(chunks, chunk => chunk.Text.Contains("NATO UNCLASSIFIED", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_document_above_the_ceiling_is_stopped_with_its_marking_and_place_and_nothing_is_kept()
    {
        await using var desk = new Desk();
        var stopped = await desk.StoppedAsync(Desk.Person(), "plan.txt", "NATO SECRET\n\nThe plan.\n"u8.ToArray());
        Assert.Equal(("NATO SECRET", "text"), (stopped.Marking, stopped.Where));
        Assert.Equal("“plan.txt” is marked NATO SECRET (text), and this network takes material up to NATO UNCLASSIFIED. Nothing of it was kept or sent: use it on a network that is cleared for it.", stopped.Sentence);
        Assert.Equal(0, await desk.CountRowsAsync());
    }

    [Fact]
    public async Task The_sentence_is_in_the_language_of_the_reader()
    {
        await using var desk = new Desk();
        var stopped = await desk.StoppedAsync(Desk.Person(locale: Locale.French), "NATO SECRET plan.txt", "Rien.\n"u8.ToArray());
        Assert.Contains("porte la mention NATO SECRET (nom du fichier)", stopped.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_ceiling_that_cannot_be_read_lets_only_unmarked_documents_in()
    {
        await using var desk = new Desk();
        var by = Desk.Person(ceiling: "NATO WHATEVER");
        Assert.IsType<AddResult.Stopped>(await desk.AddAsync(by, "a.txt", "NATO UNCLASSIFIED\n\nText.\n"));
        Assert.IsType<AddResult.Added>(await desk.AddAsync(by, "b.txt", "Text.\n"));
    }

    [Theory]
    [InlineData("../../etc/passwd", "passwd")]
    [InlineData("C:\\plans\\a.txt", "a.txt")]
    [InlineData("..", "Unnamed document")]
    [InlineData("", "Unnamed document")]
    [InlineData("a\r\nb\u202etxt.exe", "a��b�txt.exe")]
    [InlineData("<script>alert(1)<!--.txt", "<script>alert(1)<!--.txt")]
    public async Task A_name_is_text_without_folders_or_hidden_signs(string name, string kept)
    {
        await using var desk = new Desk();
        Assert.Equal(kept, (await desk.AddedAsync(Desk.Person(), name, "Some text.")).Name);
    }

    [Fact]
    public void A_long_name_is_cut_between_signs() =>
        Assert.Equal(string.Concat(Enumerable.Repeat("🛰", 100)), ShownName.Of(string.Concat(Enumerable.Repeat("🛰", 400)), ""));

    [Fact]
    public async Task An_archive_that_unpacks_without_end_is_stopped()
    {
        await using var desk = new Desk();
        var bomb = new MemoryStream();
        using (var zip = new ZipArchive(bomb, ZipArchiveMode.Create, leaveOpen: true))
        {
            using var entry = zip.CreateEntry("zeros.txt", CompressionLevel.SmallestSize).Open();
            var zeros = new byte[1 << 20];
            for (var i = 0; i < 300; i++)
            {
                entry.Write(zeros);
            }
        }

        var stopped = await desk.StoppedAsync(Desk.Person(), "bomb.zip", bomb.ToArray());
        Assert.Contains("is refused", stopped.Sentence, StringComparison.Ordinal);
        Assert.Equal(0, await desk.CountRowsAsync());
    }

    [Fact]
    public async Task A_document_without_end_is_read_no_farther_than_the_limit()
    {
        await using var desk = new Desk(mostBytes: 100_000);
        var endless = new EndlessStream();
        var stopped = Assert.IsType<AddResult.Stopped>(await desk.Documents.AddAsync(Desk.Person(), "long.txt", endless, null, Cancellation));
        Assert.True(stopped.IsTooLarge);
        Assert.InRange(endless.Given, 100_001, 200_000);
    }

    [Theory]
    [InlineData(99_999, true)]
    [InlineData(100_000, true)]
    [InlineData(100_001, false)]
    public async Task The_limit_itself_is_taken(int length, bool isTaken)
    {
        await using var desk = new Desk(mostBytes: 100_000);
        Assert.Equal(isTaken, await desk.AddAsync(Desk.Person(), "a.txt", new string('a', length)) is AddResult.Added);
    }

    [Fact]
    public async Task What_cannot_be_read_is_stopped()
    {
        await using var desk = new Desk();
        byte[] unknown = [0, 1, 2, 3, .. Enumerable.Range(0, 4000).Select(i => (byte)(i * 37))];
        Assert.Contains("cannot be read", (await desk.StoppedAsync(Desk.Person(), "x.bin", unknown)).Sentence, StringComparison.Ordinal);
        Assert.Contains("holds no text", (await desk.StoppedAsync(Desk.Person(), "empty.txt", [])).Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_that_a_document_says_stands_in_the_database()
    {
        await using var desk = new Desk();
        await desk.AddedAsync(Desk.Person(), "Whereabouts.txt", "The convoy leaves from Brenna.");
        var rows = await desk.Database.QueryAsync<byte[]>("SELECT description FROM documents UNION ALL SELECT chunks FROM documents", new { }, Cancellation);
        Assert.Equal(2, rows.Count);
        Assert.All(rows, row => Assert.DoesNotContain("onvoy", Encoding.UTF8.GetString(row), StringComparison.Ordinal));
        Assert.All(rows, row => Assert.DoesNotContain("hereabouts", Encoding.UTF8.GetString(row), StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_document_of_somebody_else_is_not_there()
    {
        await using var desk = new Desk();
        var (ann, bob) = (Desk.Person('a'), Desk.Person('b'));
        var project = RowId.New();
        var document = await desk.AddedAsync(ann, "a.txt", "The convoy leaves from Brenna.", project);
        Assert.Null(await desk.Documents.FindAsync(bob.Owner, document.Id, Cancellation));
        Assert.Empty(await desk.ChunksAsync(bob, document));
        Assert.Empty(await desk.Documents.OfProjectAsync(bob.Owner, project, Cancellation));
        Assert.Empty(await desk.FindAsync(bob, "convoy", document.Id));
        Assert.False(await desk.Documents.DeleteAsync(bob.Owner, document.Id, Cancellation));
        Assert.NotNull(await desk.Documents.FindAsync(ann.Owner, document.Id, Cancellation));
    }

    [Fact]
    public async Task A_deleted_document_is_found_no_more()
    {
        await using var desk = new Desk();
        var by = Desk.Person();
        var document = await desk.AddedAsync(by, "a.txt", "The convoy leaves from Brenna.");
        Assert.Single(await desk.FindAsync(by, "convoy", document.Id));
        Assert.True(await desk.Documents.DeleteAsync(by.Owner, document.Id, Cancellation));
        Assert.Empty(await desk.FindAsync(by, "convoy", document.Id));
        Assert.False(await desk.Documents.DeleteAsync(by.Owner, document.Id, Cancellation));
    }

    [Fact]
    public async Task PostgreSQL_keeps_the_same()
    {
        await using var desk = new Desk(database: await postgres.CreateDatabaseAsync());
        var by = Desk.Person();
        var project = RowId.New();
        var first = await desk.AddedAsync(by, "a.txt", "The convoy leaves from Brenna.", project);
        var second = await desk.AddedAsync(by, "b.txt", "The train leaves from Osmark.", project);
        await desk.AddedAsync(by, "c.txt", "Not of the project.");
        var listed = await desk.Documents.OfProjectAsync(by.Owner, project, Cancellation);
        Assert.Equal(new HashSet<RowId> { first.Id, second.Id }, listed.Select(document => document.Id).ToHashSet());
        Assert.Equal(second.Id, (await desk.FindAsync(by, "Where does the train leave?", first.Id, second.Id))[0].Document);
        Assert.True(await desk.Documents.DeleteAsync(by.Owner, first.Id, Cancellation));
    }

    private sealed class EndlessStream : Stream
    {
        public long Given { get; private set; }

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => Given; set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count)
        {
            buffer.AsSpan(offset, count).Fill((byte)'a');
            Given += count;
            return count;
        }

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
