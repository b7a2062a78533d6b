using Caveat.Assistant.Chat;
using FsCheck;
using FsCheck.Fluent;

namespace Caveat.Assistant.Tests.Chat;

public sealed class OrderNoticeTests
{
    [Fact]
    public void An_order_in_wind_down_says_when_and_what_takes_over()
    {
        Assert.True(OrderNotice.TryParse("order=stop-vendor; no-new-conversations=2026-03-02T17:00:00Z; stop=2026-04-01T00:00:00Z; substitute=\"model v/other\"", out var notice));
        Assert.Equal(
            new OrderNotice("stop-vendor", new(2026, 3, 2, 17, 0, 0, TimeSpan.Zero), new(2026, 4, 1, 0, 0, 0, TimeSpan.Zero), "model v/other", null), notice);
    }

    [Fact]
    public void A_substitute_that_answered_is_named()
    {
        Assert.True(OrderNotice.TryParse("order=stop-vendor; answered-by=\"model v/other\"", out var notice));
        Assert.Equal(("stop-vendor", "model v/other"), (notice.Order, notice.AnsweredBy));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("stop=2026-04-01T00:00:00Z")]
    [InlineData("order=")]
    public void What_names_no_order_is_no_notice(string? header) => Assert.False(OrderNotice.TryParse(header, out _));

    [Fact]
    public void Whatever_a_header_holds_reading_it_ends() =>
        Prop.ForAll<string?>(header => OrderNotice.TryParse(header, out var notice) == (notice is { Order.Length: > 0 })).QuickCheckThrowOnFailure();
}
