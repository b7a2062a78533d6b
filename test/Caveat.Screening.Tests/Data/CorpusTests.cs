using Xunit;

namespace Caveat.Screening.Tests.Data;

public sealed class CorpusTests
{
    [Fact]
    public void At_least_95_of_100_texts_with_data_are_found_with_form_and_place()
    {
        var texts = DataVectors.Positives().ToList();
        var missed = texts.Where(text => !DataScreenTests.Found(text.Text).Any(finding => (finding.Form, finding.Start, finding.End) == (text.Form, text.Start, text.End))).ToList();

        Assert.True(texts.Count >= 150, $"the corpus has only {texts.Count} texts with data");
        Assert.True(missed.Count * 100 <= texts.Count * 5, Describe($"{missed.Count} of {texts.Count} were missed", missed.Select(text => $"{text.Form}: {text.Text} -> {string.Join(", ", DataScreenTests.Found(text.Text))}")));
    }

    [Fact]
    public void Every_form_has_texts_and_most_of_them_are_found()
    {
        foreach (var form in DataVectors.Positives().GroupBy(text => text.Form))
        {
            var found = form.Count(text => DataScreenTests.Found(text.Text).Any(finding => finding.Form == form.Key));
            Assert.True(form.Count() >= 3 && found * 10 >= form.Count() * 8, $"{found} of {form.Count()} found: {form.Key}");
        }
    }

    [Fact]
    public void At_most_1_of_100_texts_without_data_has_a_finding()
    {
        var texts = DataVectors.Negatives().ToList();
        var alarms = texts.Where(text => DataScreenTests.Found(text).Count > 0).ToList();

        Assert.True(texts.Count >= 300, $"the corpus has only {texts.Count} texts without data");
        Assert.True(alarms.Count * 100 <= texts.Count, Describe($"{alarms.Count} of {texts.Count} false alarms", alarms.Select(text => $"{text} -> {string.Join(", ", DataScreenTests.Found(text))}")));
    }

    [Fact]
    public void The_texts_with_data_hold_no_more_than_that()
    {
        var texts = DataVectors.Positives().ToList();
        var more = texts.Where(text => DataScreenTests.Found(text.Text).Any(finding => finding.End <= text.Start || finding.Start >= text.End)).ToList();

        Assert.True(more.Count == 0, Describe("other findings", more.Select(text => $"{text.Text} -> {string.Join(", ", DataScreenTests.Found(text.Text))}")));
    }

    private static string Describe(string what, IEnumerable<string> texts) => string.Join('\n', texts.Prepend(what));
}
