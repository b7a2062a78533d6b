using System.IO.Compression;
using System.Xml.Linq;
using Caveat.Cli.Evaluations;
using Caveat.Labels.Documents;
using Xunit;

namespace Caveat.Cli.Tests.Evaluations;

public sealed class WordDocumentTests
{
    [Theory]
    [InlineData(Place.Header, "word/header1.xml")]
    [InlineData(Place.Footer, "word/footer1.xml")]
    [InlineData(Place.Watermark, "word/header1.xml")]
    [InlineData(Place.Body, "word/document.xml")]
    public void The_text_stands_at_its_place_and_nowhere_else(Place place, string part)
    {
        var item = new CorpusItem { Id = "a", Class = "c", Text = "TÜR & <TOR>", Body = "The ferry is late.", Place = place };

        using var zip = new ZipArchive(new MemoryStream(WordDocument.Build(item)));

        var holders = zip.Entries.Where(entry => Read(entry).Contains("TÜR & <TOR>", StringComparison.Ordinal)).Select(entry => entry.FullName);
        Assert.Equal([part], holders);
        Assert.Equal(place != Place.Body, Read(zip.GetEntry("word/document.xml")!).Contains("ferry", StringComparison.Ordinal));
    }

    // All text and attribute values; fails on XML that is not well-formed.
    private static string Read(ZipArchiveEntry entry)
    {
        using var content = entry.Open();
        var root = XDocument.Load(content).Root!;
        return root.Value + "\n" + string.Join('\n', root.DescendantsAndSelf().Attributes().Select(attribute => attribute.Value));
    }
}
