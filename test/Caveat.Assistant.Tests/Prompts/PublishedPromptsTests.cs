using Caveat.Assistant.Prompts;
using Caveat.Assistant.Words;
using Caveat.Testing;

namespace Caveat.Assistant.Tests.Prompts;

public sealed class PublishedPromptsTests
{
    [Fact]
    public void Every_starter_is_there_in_both_languages()
    {
        var published = PublishedPrompts.Read(null);
        Assert.Equal(published.In(Locale.English).Select(prompt => prompt.Id), published.In(Locale.French).Select(prompt => prompt.Id));
        Assert.All(published.In(Locale.French), prompt => Assert.NotEqual(published.Find(Locale.English, prompt.Id)!.Title, prompt.Title));
    }

    [Fact]
    public void A_starter_has_as_many_gaps_in_french_as_in_english()
    {
        var published = PublishedPrompts.Read(null);
        Assert.All(published.In(Locale.French), prompt =>
            Assert.Equal(PromptGaps.In(published.Find(Locale.English, prompt.Id)!.Text).Count, PromptGaps.In(prompt.Text).Count));
    }

    [Fact]
    public void The_organisations_file_adds_a_prompt_and_takes_the_place_of_a_starter()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.File("leave.en.md"), "# Plan leave\n\nA table of who is away.\n\nList who is away in {{month}}.\n\nSort by name.");
        File.WriteAllText(folder.File("summary.en.md"), "# Our summary\n\nAs the office wants it.\n\nSummarise in one page.");
        var published = PublishedPrompts.Read(Path.GetDirectoryName(folder.File("x")));
        Assert.Equal("List who is away in {{month}}.\n\nSort by name.", published.Find(Locale.English, "leave")!.Text);
        Assert.Equal("Plan leave", published.Find(Locale.French, "leave")!.Title);
        Assert.Equal("Our summary", published.Find(Locale.English, "summary")!.Title);
        Assert.Equal("Résumer", published.Find(Locale.French, "summary")!.Title);
    }

    [Fact]
    public void Every_file_that_is_no_prompt_is_named_at_once()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.File("a.md"), "# A\n\nB\n\nC");
        File.WriteAllText(folder.File("b.en.md"), "no title");
        var fault = Assert.Throws<IOException>(() => PublishedPrompts.Read(Path.GetDirectoryName(folder.File("x"))));
        Assert.Contains("a.md", fault.Message, StringComparison.Ordinal);
        Assert.Contains("b.en.md", fault.Message, StringComparison.Ordinal);
    }
}
