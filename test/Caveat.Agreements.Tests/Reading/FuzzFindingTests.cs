using System.Text;
using Caveat.Agreements.Reading;
using Xunit;

namespace Caveat.Agreements.Tests.Reading;

/// <summary>What fuzzing found in the reader of agreements (docs/reference/fuzzing.md).</summary>
public sealed class FuzzFindingTests
{
    private static readonly string Bilingual = Document.Minimal.Replace("version: 1", "version: 1\nlanguages: en, fr", StringComparison.Ordinal);

    [Theory]
    [InlineData("# en\n", "# fr a\n")]
    [InlineData("# en a\n", "# fr\n")]
    [InlineData("# fr a\n", "# en\n")]
    public void Two_languages_repeated_through_a_mebibyte_give_a_hundred_faults_and_a_count_of_the_rest(string first, string second)
    {
        // Each second heading used to be compared with every first one: most of a minute.
        var count = (AgreementReader.MaxBytes - Bilingual.Length - 100) / (first.Length + second.Length);
        var text = $"{Bilingual}## 9. More\nText.\n\n{string.Concat(Enumerable.Repeat(first, count))}{string.Concat(Enumerable.Repeat(second, count))}";
        Assert.Equal(101, Faults(text).Count);
    }

    [Fact]
    public void A_cell_of_two_hundred_thousand_words_is_read_once()
    {
        // Each word used to copy the rest of the cell.
        var before = GC.GetAllocatedBytesForCurrentThread();
        var text = $"{Document.Minimal}## 9. More\nText.\n\n| authority | name | may | needs |\n|---|---|---|---|\n| office | Office | {string.Concat(Enumerable.Repeat("rend ", 200_000))} | 1 |\n";
        Assert.Equal(101, Faults(text).Count);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 2L << 30);
    }

    [Theory]
    [InlineData("\u034F", "U+034F")]
    [InlineData("\u115F", "U+115F")]
    [InlineData("\u3164", "U+3164")]
    [InlineData("\uFFA0", "U+FFA0")]
    [InlineData("\u2800", "U+2800")]
    [InlineData("\uFE0F", "U+FE0F")]
    [InlineData("\U000E0100", "U+E0100")]
    public void A_letter_mark_or_symbol_of_no_shape_does_not_show_either(string hidden, string codePoint) =>
        Assert.Equal([$"The character {codePoint} does not show: remove it, so that all readers see the same text."], Faults(Document.Minimal.Replace("Where it runs.", $"Where it{hidden} runs.", StringComparison.Ordinal)));

    [Fact]
    public void A_heading_in_the_first_language_and_a_second_one_in_another_are_both_told() =>
        Assert.Equal(
            [
                "\"en\" is the first language of the agreement: its text stands directly under the clause's heading, so remove this one.",
                "\"en\" is the first language of the agreement: its text stands directly under the clause's heading, so remove this one.",
                "Clause 9 has a second text in \"fr\" here: keep one.",
            ],
            Faults($"{Bilingual}## 9. More\nText.\n\n# en A\nA.\n\n# en B\nB.\n\n# fr A\nA.\n\n# fr B\nB.\n").Where(fault => !fault.Contains("no text", StringComparison.Ordinal)));

    [Fact]
    public void A_row_without_a_good_id_is_no_word_that_was_meant() =>
        Assert.Contains(
            "\"harbour\" is not a network of the register: the document lists none.",
            Faults(Document.Minimal.Replace("| net-a |", "| Net A |", StringComparison.Ordinal).Replace("network net-a", "network harbour", StringComparison.Ordinal)));

    [Theory]
    [InlineData("## 4.02 More\n\n```rule\nforbid: nations BEL\nenforcement: enforced\n```\n", "A clause with a faulty number has a rule and no text")]
    [InlineData("## 4.02 More\nText.\n", "A clause with a faulty number has no text in \"fr\"")]
    [InlineData("## 4.02 More\nText.\n\n```rule\nforbid: nations BEL\nenforcement: enforced\n```\n\nText.\n", "Text follows the rule of a clause with a faulty number")]
    [InlineData("## 4.02 More\nText.\n\n```rule\nscope: network net-a\nceiling: US SECRET\nenforcement: detected\n```\n", "A clause with a faulty number brings the network")]
    public void A_clause_whose_number_is_faulty_is_still_named_in_the_sentences_about_it(string clause, string start) =>
        Assert.Contains(Faults(Bilingual + clause), fault => fault.StartsWith(start, StringComparison.Ordinal));

    private static IReadOnlyList<string> Faults(string text) =>
        [.. Assert.IsType<ReadResult.Rejected>(AgreementReader.Read(Encoding.UTF8.GetBytes(text), "a.md")).Errors.Select(error => error.Message)];
}
