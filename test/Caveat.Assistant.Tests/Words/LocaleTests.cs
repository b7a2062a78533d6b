using System.Xml.Linq;
using Caveat.Assistant.Words;

namespace Caveat.Assistant.Tests.Words;

public sealed class LocaleTests
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 1, 12, 5, 0, TimeSpan.Zero);

    private static string Folder(string code)
    {
        var directory = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(directory, "Caveat.slnx")))
        {
            directory = Path.GetDirectoryName(directory)!;
        }

        return Path.Combine(directory, "src", "Caveat.Assistant", "Words", code);
    }

    private static SortedDictionary<string, string> Texts(string code) => new(
        Directory.GetFiles(Folder(code), "*.resx")
            .SelectMany(file => XDocument.Load(file).Root!.Elements("data").Select(data => (Key: $"{Path.GetFileNameWithoutExtension(file)}.{data.Attribute("name")!.Value}", data.Element("value")!.Value)))
            .ToDictionary(text => text.Key, text => text.Value),
        StringComparer.Ordinal);

    [Fact]
    public void Every_text_is_there_in_both_languages() => Assert.Equal(Texts("en").Keys, Texts("fr").Keys);

    [Fact]
    public void A_translation_has_the_gaps_of_its_original()
    {
        var french = Texts("fr");
        Assert.Empty(Texts("en").Where(text => !Gaps(text.Value).SetEquals(Gaps(french[text.Key]))).Select(text => text.Key));
    }

    [Theory]
    [InlineData("en", "1 March 2026, 12:05 UTC", "1,234,567")]
    [InlineData("fr", "1er mars 2026 à 12:05 UTC", "1\u202f234\u202f567")]
    public void Dates_and_numbers_are_written_as_the_language_writes_them(string code, string moment, string number)
    {
        var locale = Locale.Find(code)!;
        Assert.Equal((moment, number), (locale.Moment(Noon), locale.Number(1_234_567)));
    }

    private static HashSet<string> Gaps(string text) =>
        [.. System.Text.RegularExpressions.Regex.Matches(text, @"\{\d\}").Select(match => match.Value)];
}
