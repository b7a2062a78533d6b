using Caveat.Assistant.Chat;

namespace Caveat.Assistant.Tests.Chat;

public sealed class FoundPlaceTests
{
    [Theory]
    [InlineData("messages[0].content[1], attachment \"plan.docx\" › header 1, line 2", "\"plan.docx\" › header 1, line 2")]
    [InlineData("messages[2].content", null)]
    [InlineData(null, null)]
    public void A_document_is_named_and_a_place_in_the_request_is_not(string? foundIn, string? shown) => Assert.Equal(shown, FoundPlace.Of(foundIn));

    [Fact]
    public void The_place_in_the_request_is_cut_from_the_message() =>
        Assert.Equal("Clause 2.1 lets nothing above enter.", FoundPlace.Without("Clause 2.1 lets nothing above enter. The marking stands in messages[5], line 1.", "messages[5], line 1"));

    [Fact]
    public void A_message_of_one_sentence_stays_whole() =>
        Assert.Equal("It stands in messages[5].", FoundPlace.Without("It stands in messages[5].", "messages[5]"));
}
