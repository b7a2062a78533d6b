using Caveat.Assistant.Conversations;
using Caveat.Assistant.Storage;
using OpenAI.Chat;

namespace Caveat.Assistant.Tests.Conversations;

public sealed class AskedMessagesTests
{
    private static readonly RowId Any = RowId.New();

    private static Turn Said(Speaker speaker, string text, TurnState state = TurnState.Done) => new(Any, Any, null, speaker, state, default, new TurnContent { Text = text });

    private static string[] Texts(params Turn[] branch) => [.. AskedMessages.Of(branch, "now", null).Skip(1).Select(message => message.Content[0].Text)];

    [Fact]
    public void The_oldest_turns_are_left_out_beyond_the_budget_and_the_question_never()
    {
        var half = new string('x', AskedMessages.HistoryCharacters / 2);
        Assert.Equal(["b", half, "now"], Texts(Said(Speaker.Person, "a"), Said(Speaker.Assistant, half), Said(Speaker.Person, "b"), Said(Speaker.Assistant, half)));
    }

    [Fact]
    public void A_half_answer_goes_along_and_an_empty_one_does_not() => Assert.Equal(
        ["a", "half", "b", "now"],
        Texts(Said(Speaker.Person, "a"), Said(Speaker.Assistant, "half", TurnState.Stopped), Said(Speaker.Person, "b"), Said(Speaker.Assistant, "", TurnState.Failed)));

    [Theory]
    [InlineData(TurnState.Refused)]
    [InlineData(TurnState.Held)]
    public void What_was_refused_or_held_is_not_sent_again(TurnState state) =>
        Assert.Equal(["now"], Texts(Said(Speaker.Person, "a"), Said(Speaker.Assistant, "half", state)));

    [Fact]
    public void Instructions_come_first_and_are_the_systems()
    {
        Assert.IsType<SystemChatMessage>(AskedMessages.Of([], "now", null)[0]);
        Assert.Equal(["now"], Texts());
    }
}
