using Caveat.Assistant.Conversations;

namespace Caveat.Assistant.Tests.Conversations;

public sealed class FirstWordsTests
{
    [Theory]
    [InlineData("  Summarise this.\nIn five lines.", "Summarise this.")]
    [InlineData("\n\nLate start", "Late start")]
    [InlineData("", "")]
    public void A_conversation_is_named_after_its_first_line(string text, string title) => Assert.Equal(title, FirstWords.Of(text));

    [Fact]
    public void A_long_line_ends_between_words_and_never_within_a_character()
    {
        Assert.Equal("one two three four five six seven eight nine ten eleven…", FirstWords.Of("one two three four five six seven eight nine ten eleven twelve thirteen"));
        var faces = FirstWords.Of("x" + string.Concat(Enumerable.Repeat("😀", 60)));
        Assert.Equal("x" + string.Concat(Enumerable.Repeat("😀", 29)) + "…", faces);
    }
}
