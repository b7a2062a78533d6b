using System.Text.RegularExpressions;
using Caveat.Agreements.Orders;
using Caveat.Agreements.Waivers;
using Xunit;

namespace Caveat.Agreements.Tests.Orders;

/// <summary>The examples of docs/reference/orders.md are what they say they are.</summary>
public sealed partial class DocumentedTests
{
    private static readonly string[] Examples =
        [.. Example().Matches(File.ReadAllText(Path.Combine(Samples.Root, "docs", "reference", "orders.md"))).Select(match => match.Groups[1].Value)];

    [Fact]
    public void The_documented_order_is_an_order_under_the_sample_agreement()
    {
        Order order = Office.Order(Examples[0]);
        Agreement agreement = Samples.Parse(Samples.Bytes("department-classified.v2.md"));
        var rejected = Assert.IsType<Caveat.Agreements.Signed.InstrumentCheck<Order>.Rejected>(Office.Sign(order).Verify(agreement, [], order.Issued));
        // All is right with it but that nobody signed it.
        Assert.Contains("the order has 0 of its people's", Assert.Single(rejected.Errors), StringComparison.Ordinal);
    }

    [Fact]
    public void The_documented_waiver_is_a_waiver_under_the_sample_agreement()
    {
        Waiver waiver = Office.Waiver(Examples[1]);
        Agreement agreement = Samples.Parse(Samples.Bytes("department-classified.v2.md"));
        var rejected = Assert.IsType<Caveat.Agreements.Signed.InstrumentCheck<Waiver>.Rejected>(Office.Sign(waiver).Verify(agreement, [], waiver.During.From));
        Assert.Contains("has no good signature of \"oversight-director\"", Assert.Single(rejected.Errors), StringComparison.Ordinal);
    }

    [GeneratedRegex("^````markdown\n(.*?)^````", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex Example();
}
