using Caveat.Assistant.Prompts;

namespace Caveat.Assistant.Tests.Prompts;

public sealed class PromptGapsTests
{
    [Fact]
    public void Each_gap_is_asked_for_once_in_the_order_of_the_text() =>
        Assert.Equal(["date", "for whom"], PromptGaps.In("By {{date}} for {{ for whom }}, not after {{date}}."));

    [Fact]
    public void A_gap_without_a_value_stays_to_be_seen() =>
        Assert.Equal("By Friday for {{who}}.", PromptGaps.Fill("By {{date}} for {{who}}.", gap => gap == "date" ? "Friday" : ""));

    [Fact]
    public void A_value_is_never_read_as_a_gap() =>
        Assert.Equal("{{b}} and B", PromptGaps.Fill("{{a}} and {{b}}", gap => gap == "a" ? "{{b}}" : "B"));

    [Theory]
    [InlineData("{{}}")]
    [InlineData("{{a\nb}}")]
    [InlineData("{ {a} }")]
    [InlineData("{{{")]
    public void What_is_no_gap_is_text(string text) => Assert.Empty(PromptGaps.In(text));
}
