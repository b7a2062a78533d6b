using Caveat.Assistant.Chat;

namespace Caveat.Assistant.Tests.Chat;

public sealed class FoundPlaceTests
{
    [Theory]
    [InlineData("messages[0].content[1], attachment \"plan.docx\" › header 1, line 2", "\"plan.docx\" › header 1, line 2")]
    [InlineData("messages[2].content", null)]
    [InlineData(null, null)]
    public void A_document_is_named_and_a_place_in_the_request_is_not(string? foundIn, string? shown) => Assert.Equal(shown, FoundPlace.Of(foundIn));
}
