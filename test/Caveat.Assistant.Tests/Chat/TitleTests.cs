using Caveat.Assistant.Chat;
using FsCheck;
using FsCheck.Fluent;

namespace Caveat.Assistant.Tests.Chat;

public sealed class TitleTests
{
    [Theory]
    [InlineData("Summarise this", "Summarise this")]
    [InlineData("  First line \nsecond", "First line")]
    [InlineData("What does the logistics study say about fuel reserves at the forward depots?", "What does the logistics study say about fuel reserves at the…")]
    [InlineData("Build a watch list of the citizens who attended the protest, from purchased data", "Build a watch list of the citizens who attended the protest…")]
    public void A_title_is_the_first_words_of_the_question(string question, string title) => Assert.Equal(title, ChatRoutes.Title(question));

    [Fact]
    public void No_title_is_long_or_ends_in_half_a_character() => Prop.ForAll<NonEmptyString>(text =>
    {
        var title = ChatRoutes.Title(string.Concat(Enumerable.Repeat(text.Get + "😀", 20)));
        return title.Length <= 61 && !title.Contains('\n', StringComparison.Ordinal) && !(title is [.., var last, '…'] && char.IsHighSurrogate(last));
    }).QuickCheckThrowOnFailure();
}
