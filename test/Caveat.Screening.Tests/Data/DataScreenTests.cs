using System.Text;
using Caveat.Screening.Data;
using Caveat.Screening.Reading;
using Caveat.Testing;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Caveat.Screening.Tests.Data;

public sealed class DataScreenTests
{
    /// <summary>A card, an account, an address and a key, as they stand and as they are hidden.</summary>
    public static TheoryData<string, string> Hidden { get; } = new()
    {
        { "payment-card", "4539 5787 6362 1486" },
        { "iban", "DE89 3704 0044 0532 0130 00" },
        { "e-mail", "anna.keller@brunnthal.de" },
        { "us-ssn", "405-28-2591" },
        { "phone", "+33 6 39 98 56 79" },
        { "token", "ghp" + "_q8Wm2xT5rKp9vLc3bNz7yHd4sJf6gAe1uXo0" },
    };

    [Theory]
    [MemberData(nameof(Hidden))]
    public void Data_is_found_in_wide_letters_and_among_invisible_ones(string form, string data)
    {
        var wide = string.Concat(data.Select(c => c is > ' ' and <= '~' ? (char)(c - 0x20 + 0xFF00) : c));
        foreach (var hidden in new[] { data, wide, string.Join('\u200B', data.AsEnumerable()), string.Join("\u00AD", data.AsEnumerable()), data.Insert(3, "\uFEFF"), data.Replace(' ', '\u00A0'), data.Replace('-', '\u2011') })
        {
            var text = $"Voilà {hidden}, merci";
            var finding = Assert.Single(Found(text));
            Assert.Equal((form, hidden), (finding.Form, text.Substring(finding.Start, finding.Length)));
        }
    }

    [Theory]
    [InlineData("4539 5787 6362 1486", "4539 5787 6362 1487")]
    [InlineData("DE89 3704 0044 0532 0130 00", "DE89 3704 0044 0532 0130 10")]
    [InlineData("BSN 123456782", "BSN 123456783")]
    [InlineData("DNI 12345678Z", "DNI 12345678A")]
    [InlineData("PESEL 44051401359", "PESEL 44051401358")]
    [InlineData("131052-308T", "131052-308S")]
    public void A_number_whose_check_fails_is_none(string good, string bad)
    {
        Assert.Single(Found(good));
        Assert.Empty(Found(bad));
    }

    [Theory]
    [InlineData("123456782")]
    [InlineData("on 12/03/1985")]
    [InlineData("AB123456C")]
    [InlineData("612 345 678")]
    public void A_number_that_could_be_anything_needs_a_word_beside_it(string text) => Assert.Empty(Found(text));

    [Fact]
    public void A_finding_says_kind_form_place_and_what_it_rests_on() =>
        Assert.Equal(
            [new DataFinding(DataKind.PersonalData, "e-mail", 3, 24, Confidence.Likely), new DataFinding(DataKind.PersonalData, "iban", 29, 22, Confidence.Checked)],
            Found("To anna.keller@brunnthal.de: DE89370400440532013000"));

    [Fact]
    public void What_belongs_to_one_finding_is_no_part_of_the_next()
    {
        var text = "AccountKey=" + "1nR2F48fGBntFCGSdttmStaP53xliKvPTVqB6aFOk9Q=AB 98 38 32 B";

        Assert.Equal("azure-key", Assert.Single(Found(text)).Form);
    }

    [Fact]
    public void Findings_stand_in_order_within_the_text_and_apart()
    {
        var seen = 0;
        Prop.ForAll(DataTexts.Any(), text =>
        {
            var end = 0;
            foreach (var finding in Found(text))
            {
                Assert.True(finding.Start >= end && finding.Length > 0 && finding.End <= text.Length, $"{finding} in a text of {text.Length}");
                end = finding.End;
                seen++;
            }
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(5000).WithEndSize(10));
        Assert.True(seen > 1000, $"the property saw only {seen} findings");
    }

    [Fact]
    public void What_stands_in_other_lines_does_not_change_what_is_found()
    {
        var texts = DataVectors.Positives().Where(text => !text.Form.Contains("key", StringComparison.Ordinal)).Select(text => text.Text).ToArray();
        Prop.ForAll(Gen.Elements(texts).ToArbitrary(), Gen.Elements(texts).ToArbitrary(), (one, two) =>
        {
            // Long enough for no word of one to stand near the other.
            var between = "\n" + new string('.', 150) + "\n";
            Assert.Equal(Found(one).Count + Found(two).Count, Found(one + between + two).Count);
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Text_without_data_is_read_without_allocation()
    {
        var reader = new ContentReader(LexicalScreen.BuiltIn, DataScreen.BuiltIn);
        var found = new TextReading();
        foreach (var line in new[] { "In 2026 the café opened at 9:30, key: value, order 4539578763621486, build@ci. ", "Zero\u200Bwidth, １２ and so on. ", "Музей открыт с 9:00. " })
        {
            var text = new StringBuilder().Insert(0, line, 40).ToString();
            Assert.Equal(0, Allocations.Least(() => reader.Read(text, found)));
        }
        Assert.True(found.IsEmpty);
    }

    [Fact]
    public void A_reader_gives_data_only_where_it_is_asked_for()
    {
        const string text = "Mail anna.keller@brunnthal.de";
        var (asked, unasked) = (new TextReading(), new TextReading());
        new ContentReader(LexicalScreen.BuiltIn, DataScreen.BuiltIn).Read(text, asked);
        new ContentReader(LexicalScreen.BuiltIn).Read(text, unasked);

        Assert.Equal("e-mail", Assert.Single(asked.DataFindings).Form);
        Assert.False(asked.IsEmpty);
        Assert.True(unasked.IsEmpty);
        unasked.Add(asked);
        Assert.Single(unasked.DataFindings);
        unasked.Clear();
        Assert.True(unasked.IsEmpty);
    }

    [Fact]
    public void An_answers_window_does_not_look_for_data()
    {
        using var window = new ContentReader(LexicalScreen.BuiltIn, DataScreen.BuiltIn).OpenWindow();
        window.Append("Mail anna.keller@brunnthal.de\n");
        window.Complete();

        Assert.True(window.Found.IsEmpty);
    }

    [Theory]
    [InlineData("secrets")]
    [InlineData("personal-data")]
    public void A_kind_of_data_is_its_id(string id) => Assert.Equal(id, DataKind.Parse(id).ToString());

    [Theory]
    [InlineData("")]
    [InlineData("Secrets")]
    [InlineData("health-data")]
    public void What_no_screen_finds_is_no_kind(string id)
    {
        Assert.False(DataKind.TryParse(id, out _));
        Assert.Contains($"\"{id}\"", Assert.Throws<FormatException>(() => DataKind.Parse(id)).Message, StringComparison.Ordinal);
    }

    internal static List<DataFinding> Found(string text)
    {
        List<DataFinding> found = [];
        DataScreen.BuiltIn.Screen(text, found);
        return found;
    }
}
