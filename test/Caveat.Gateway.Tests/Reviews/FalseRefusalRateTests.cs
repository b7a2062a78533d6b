using Caveat.Gateway.Reviews;

namespace Caveat.Gateway.Tests.Reviews;

public sealed class FalseRefusalRateTests
{
    [Theory]
    [InlineData(0, 10, 0, 0, 0.2775)]
    [InlineData(1, 10, 0.1, 0.0179, 0.4042)]
    [InlineData(5, 10, 0.5, 0.2366, 0.7634)]
    [InlineData(10, 10, 1, 0.7225, 1)]
    public void It_has_the_interval_of_the_tables(long found, long among, double rate, double lowest, double highest)
    {
        var actual = FalseRefusalRate.Of(found, among);
        Assert.Equal(rate, actual.Rate, 4);
        Assert.Equal(lowest, actual.Lowest, 4);
        Assert.Equal(highest, actual.Highest, 4);
    }

    [Fact]
    public void Its_interval_holds_it_and_stays_within_what_a_share_can_be()
    {
        for (var among = 1; among <= 200; among++)
        {
            for (var found = 0; found <= among; found++)
            {
                var rate = FalseRefusalRate.Of(found, among);
                Assert.InRange(rate.Lowest, 0, rate.Rate + 1e-12);
                Assert.InRange(rate.Highest, rate.Rate - 1e-12, 1);
            }
        }
    }
}
