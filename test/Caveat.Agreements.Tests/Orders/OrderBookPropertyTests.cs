using System.Text;
using Caveat.Agreements.Evaluation;
using Caveat.Agreements.Orders;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Caveat.Agreements.Tests.Orders;

public sealed class OrderBookPropertyTests
{
    private const int Runs = 2_000;

    private static readonly Gen<(Order[] Orders, ExchangeFacts[] Facts)> Cases =
        from orders in OrderWorld.Sets
        from facts in OrderWorld.Facts.ListOf(20)
        select (orders.ToArray(), facts.ToArray());

    [Fact]
    public void The_compiled_book_says_what_the_plain_reading_says() => Check(Cases, (orders, facts) =>
    {
        OrderBook book = OrderWorld.Book(orders);
        PlainBook plain = new(orders);
        foreach (var exchange in facts)
        {
            var against = book.Against(exchange);
            Assert.Equal(plain.IsAgainst(exchange), against is not null);
            if (against is not null)
            {
                Assert.True(plain.IsAgainst(against, exchange));
                Assert.DoesNotContain(orders, order => order.Issued < against.Issued && plain.IsAgainst(order, exchange));
            }
        }
    });

    [Fact]
    public void The_sequence_of_acceptance_has_no_meaning() => Check(Cases, (orders, facts) =>
    {
        OrderBook book = OrderWorld.Book(orders);
        OrderBook other = OrderWorld.Book(orders.Reverse().Concat(orders));
        Assert.All(facts, exchange => Assert.Equal(book.Against(exchange)?.Reference, other.Against(exchange)?.Reference));
        Assert.Equal(
            book.StandingAt(facts[0].Time).Select(standing => (standing.Order.Reference, standing.State, standing.By?.Reference)),
            other.StandingAt(facts[0].Time).Select(standing => (standing.Order.Reference, standing.State, standing.By?.Reference)));
    });

    [Fact]
    public void A_termination_or_suspension_more_never_permits_more() => Check(
        from given in Cases
        from effect in OrderWorld.Prohibitions
        from issued in OrderWorld.Time
        select (given.Orders, given.Facts, OrderWorld.Make("more", effect, issued)),
        (orders, facts, more) =>
        {
            OrderBook book = OrderWorld.Book(orders);
            OrderBook stricter = OrderWorld.Book([.. orders, more]);
            Assert.All(facts, exchange => Assert.True(book.Against(exchange) is null || stricter.Against(exchange) is not null));
        });

    [Fact]
    public void A_stayed_order_is_as_if_it_were_not_there_while_it_is_stayed() => Check(
        from given in Cases
        from effect in OrderWorld.Effects
        from issued in OrderWorld.Time
        select (given.Orders, given.Facts, OrderWorld.Make("more", effect, issued)),
        (orders, facts, more) =>
        {
            Order stay = OrderWorld.Make("stay", new OrderEffect.Stay(more.Id, OrderWorld.Start, OrderWorld.Start.AddHours(30)), more.Issued.AddSeconds(1));
            OrderBook without = OrderWorld.Book(orders);
            OrderBook stayed = OrderWorld.Book([.. orders, more, stay]);
            Assert.All(facts.Where(exchange => exchange.Time >= stay.Issued && exchange.Time < OrderWorld.Start.AddHours(30)), exchange =>
                Assert.Equal(without.Against(exchange)?.Reference, stayed.Against(exchange)?.Reference));
        });

    [Fact]
    public void Between_two_changes_nothing_changes() => Check(Cases, (orders, facts) =>
    {
        OrderBook book = OrderWorld.Book(orders);
        foreach (var exchange in facts)
        {
            var next = book.NextChangeAfter(exchange.Time);
            var end = next ?? OrderWorld.Start.AddHours(40);
            Assert.True(end > exchange.Time);
            var before = exchange with { Time = end.AddTicks(-1) };
            Assert.Equal(book.Against(exchange)?.Reference, book.Against(before)?.Reference);
        }
    });

    [Fact]
    public void A_notice_names_the_time_at_which_its_order_stops_what_it_is_about() => Check(Cases, (orders, facts) =>
    {
        OrderBook book = OrderWorld.Book(orders);
        PlainBook plain = new(orders);
        foreach (var exchange in facts.Select(exchange => exchange with { Continues = true, IsAnswer = false }))
        {
            var notices = book.NoticesFor(exchange);
            Assert.Equal(notices.Select(notice => notice.Stop).Order(), notices.Select(notice => notice.Stop));
            Assert.All(notices, notice =>
            {
                Assert.True(notice.Stop > exchange.Time && notice.From <= notice.Stop);
                Assert.False(plain.IsAgainst(notice.Order, exchange));
                Assert.False(plain.IsAgainst(notice.Order, exchange with { Time = notice.Stop.AddTicks(-1) }));
                Assert.True(plain.IsAgainst(notice.Order, exchange with { Time = notice.Stop }));
            });
            // Whatever is refused later is announced now, as long as nothing else is issued.
            if (book.Against(exchange) is null && orders.FirstOrDefault(order => plain.IsAgainst(order, exchange with { Time = OrderWorld.Start.AddHours(50) })) is { } later)
            {
                Assert.Contains(notices, notice => notice.Order.Digest == later.Digest);
            }
        }
    });

    [Fact]
    public void Where_an_order_stands_agrees_with_what_it_does() => Check(Cases, (orders, facts) =>
    {
        OrderBook book = OrderWorld.Book(orders);
        foreach (var exchange in facts.Select(exchange => exchange with { IsAnswer = false }))
        {
            var standings = book.StandingAt(exchange.Time);
            Assert.Equal(orders.Length, standings.Length);
            if (book.Against(exchange) is { } against)
            {
                var standing = standings.Single(standing => standing.Order.Digest == against.Digest);
                Assert.True(standing.State == OrderState.Stopped || (standing.State == OrderState.WindingDown && !exchange.Continues));
                Assert.Null(standing.By);
            }
        }
    });

    [Fact]
    public void What_a_target_reaches_is_what_its_order_stops() => Check(Cases, (_, facts) =>
    {
        foreach (var target in OrderWorld.Targets)
        {
            var now = OrderWorld.Start.AddHours(-1);
            OrderBook book = OrderWorld.Book(OrderWorld.Make("end", new OrderEffect.Terminate(target, new(now, now, InFlight.Cut), null), now));
            OrderReach reach = new(target, [OrderWorld.Register]);
            Assert.All(facts, exchange => Assert.Equal(book.Against(exchange) is not null, reach.Covers(exchange)));
        }
    });

    private static void Check(Gen<(Order[] Orders, ExchangeFacts[] Facts)> cases, Action<Order[], ExchangeFacts[]> check) =>
        Check(cases.Select(given => (given.Orders, given.Facts, More: default(Order)!)), (orders, facts, _) => check(orders, facts));

    private static void Check(Gen<(Order[] Orders, ExchangeFacts[] Facts, Order More)> cases, Action<Order[], ExchangeFacts[], Order> check) =>
        Prop.ForAll(cases.Select(given => new Case([.. given.Orders.DistinctBy(order => order.Digest)], given.Facts, given.More)).ToArbitrary(), given =>
            check(given.Orders, given.Facts, given.More!)).Check(Config.QuickThrowOnFailure.WithMaxTest(Runs));

    /// <summary>Says in few lines what a failing case was.</summary>
    private sealed record Case(Order[] Orders, ExchangeFacts[] Facts, Order? More)
    {
        public override string ToString() => string.Join('\n', Orders.Append(More).Select(order => order is null ? "" : Encoding.UTF8.GetString(order.Source.Span)));
    }
}
