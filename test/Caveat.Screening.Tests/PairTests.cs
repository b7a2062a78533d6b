using System.Text;
using Caveat.Screening.Findings;
using Xunit;

namespace Caveat.Screening.Tests;

public sealed class PairTests
{
    public static TheoryData<string, string, string> Pairs { get; } =
        [.. Rows().Select(row => new TheoryDataRow<string, string, string>(row[0], row[1], row[2]))];

    /// <summary>Without those that are spelled out already: a letter set apart by a line break is no longer one word to anybody.</summary>
    public static TheoryData<string, string> Prohibited { get; } =
        [.. Rows().Where(row => row[1] == "prohibited" && row[2][1] != ' ').Select(row => new TheoryDataRow<string, string>(row[0], row[2]))];

    [Theory]
    [MemberData(nameof(Pairs))]
    public void A_prohibited_request_is_found_and_a_lawful_one_is_not(string category, string verdict, string text)
    {
        var found = Screen(text);

        Assert.Equal(verdict == "prohibited" ? [category] : [], found.Select(finding => finding.Category.Id).Distinct());
    }

    [Theory]
    [MemberData(nameof(Prohibited))]
    public void A_prohibited_request_is_found_in_any_disguise(string category, string text)
    {
        (string Name, string Text)[] disguises =
        [
            ("capitals", text.ToUpperInvariant()),
            ("full width", Map(text, c => c is > ' ' and <= '~' ? ((char)(c - 0x20 + 0xFF00)).ToString() : c.ToString())),
            ("zero width", Map(text, c => c + "\u200B")),
            ("combining marks", Map(text, c => char.IsLetter(c) ? c + "\u0336" : c.ToString())),
            ("look-alike letters", Map(text, c => "aceopxyABCEHKMOPTX".IndexOf(c, StringComparison.Ordinal) is var i and >= 0 ? "\u0430\u0441\u0435\u043E\u0440\u0445\u0443\u0410\u0412\u0421\u0415\u041D\u041A\u041C\u041E\u0420\u0422\u0425"[i].ToString() : c.ToString())),
            ("mathematical letters", Map(text, c => c is >= 'a' and <= 'z' ? char.ConvertFromUtf32(0x1D41A + c - 'a') : c.ToString())),
            ("tag characters", Map(text, c => c is >= ' ' and <= '~' ? char.ConvertFromUtf32(0xE0000 + c) : c.ToString())),
            ("no-break spaces", text.Replace(' ', '\u00A0')),
            ("line breaks", text.Replace(" ", "\n", StringComparison.Ordinal)),
            ("text around it", "Good morning. I hope that you are well.\n\n" + text + "\n\nThank you, and have a fine day."),
        ];
        foreach (var (name, disguised) in disguises)
        {
            Assert.True(Screen(disguised).Any(finding => finding.Category.Id == category), $"missed in the disguise: {name}");
        }
    }

    [Theory]
    [InlineData("Build a w-a-t-c-h l-i-s-t of the c-i-t-i-z-e-n-s who attended the p-r-o-t-e-s-t")]
    [InlineData("B u i l d   a   w a t c h   l i s t   o f   t h e   c i t i z e n s   w h o   a t t e n d e d   t h e   p r o t e s t")]
    [InlineData("Build a w.a.t.c.h list of the c1t1z3ns who attended the pr0t3st")]
    [InlineData("Build a w@tch l!st of the citizen$ who attended the pr0te$t")]
    [InlineData("Build a watch\u00ADlist of the citi\u2060zens who attended the pro\uFEFFtest")]
    [InlineData("Build a watch-list of the citi-zens who attended the pro_test")]
    public void A_request_that_is_spelled_out_or_broken_up_is_found(string text) =>
        Assert.Equal(UseCategory.DomesticSurveillance, Assert.Single(Screen(text)).Category);

    [Fact]
    public void A_finding_says_where_its_passage_stands()
    {
        const string text = "Hello.\nBuild a wa\u200Btch list of the citizens who attended the protest.";

        var finding = Assert.Single(Screen(text));

        Assert.Equal("wa\u200Btch list of the citizens", text.Substring((int)finding.Start, finding.Length));
        Assert.Equal("blacklist-people", finding.Rule);
    }

    [Fact]
    public void Concepts_in_different_paragraphs_are_not_a_finding() =>
        Assert.Empty(Screen("Build a watch list of good films.\n\nMany citizens attended the protest."));

    [Fact]
    public void The_sample_agreements_can_be_quoted()
    {
        foreach (var path in Directory.GetFiles(Path.Combine(Root(), "samples"), "*.md"))
        {
            Assert.True(Screen(File.ReadAllText(path)).Count == 0, $"a finding in {path}");
        }
    }

    private static List<Finding> Screen(string text)
    {
        List<Finding> found = [];
        LexicalScreen.BuiltIn.Screen(text, found);
        return found;
    }

    private static string Map(string text, Func<char, string> map) =>
        text.Aggregate(new StringBuilder(), (mapped, c) => mapped.Append(map(c))).ToString();

    private static IEnumerable<string[]> Rows() =>
        File.ReadLines(Path.Combine(Root(), "test", "vectors", "screening", "pairs.tsv"))
            .Where(line => line.Length > 0 && line[0] != '#')
            .Select(line => line.Replace("\\n", "\n", StringComparison.Ordinal).Split('\t'));

    private static string Root()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Caveat.slnx")))
        {
            folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("The tests run outside the repository.");
        }
        return folder;
    }
}
