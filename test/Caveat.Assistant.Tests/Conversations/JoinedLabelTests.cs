using Caveat.Assistant.Conversations;

namespace Caveat.Assistant.Tests.Conversations;

public sealed class JoinedLabelTests
{
    [Theory]
    [InlineData("NATO RESTRICTED", "NATO UNCLASSIFIED", "", "NATO RESTRICTED")]
    [InlineData("", "NATO UNCLASSIFIED", "NATO UNCLASSIFIED")]
    [InlineData("NATO UNCLASSIFIED", "no marking at all", "NATO SECRET", "no marking at all")]
    [InlineData("", "", null)]
    public void The_highest_marking_is_declared_and_one_that_cannot_be_read_is_for_the_gateway_to_refuse(params string?[] markings) =>
        Assert.Equal(markings[^1], JoinedLabel.Of(markings[..^1]!));
}
