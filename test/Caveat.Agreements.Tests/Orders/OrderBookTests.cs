using Caveat.Agreements.Evaluation;
using Caveat.Agreements.Orders;
using Caveat.Agreements.Registers;
using Caveat.Labels;
using Caveat.Testing;
using Xunit;

namespace Caveat.Agreements.Tests.Orders;

public sealed class OrderBookTests
{
    private static readonly OrderTarget Vendor = new OrderTarget.OfVendor(VendorId.Parse("vendor"));
    private static readonly OrderTarget Local = new OrderTarget.OfVendor(VendorId.Parse("local"));
    private static readonly Order End = OrderWorld.Make("end", new OrderEffect.Terminate(Vendor, new(Day(6), Day(180), InFlight.Finish), Local), Day(5));
    private static readonly Order Stay = OrderWorld.Make("stay", new OrderEffect.Stay(End.Id, Day(20), null), Day(19));
    private static readonly Order Lift = OrderWorld.Make("lift", new OrderEffect.ReinstateOrder(End.Id, Day(30)), Day(29));
    private static readonly Order Replace = OrderWorld.Make("replace", new OrderEffect.Supersede(End.Id, Day(40), new OrderEffect.Terminate(Vendor, new(Day(40), Day(60), InFlight.Cut), null)), Day(39));

    [Fact]
    public void In_wind_down_only_new_conversations_are_refused_and_from_the_stop_everything()
    {
        OrderBook book = OrderWorld.Book(End);
        Assert.Null(book.Against(Prompt(6, ticks: -1)));
        Assert.Same(End, book.Against(Prompt(6)));
        Assert.Null(book.Against(Prompt(6) with { Continues = true }));
        Assert.Null(book.Against(Prompt(6) with { IsAnswer = true }));
        Assert.Null(book.Against(Prompt(180, ticks: -1) with { Continues = true }));
        Assert.Same(End, book.Against(Prompt(180) with { Continues = true }));
        Assert.Null(book.Against(Prompt(180) with { Vendor = VendorId.Parse("local") }));
    }

    [Theory]
    [InlineData(InFlight.Finish, false)]
    [InlineData(InFlight.Cut, true)]
    public void At_the_stop_answers_on_their_way_finish_or_are_cut(InFlight inFlight, bool against)
    {
        OrderBook book = OrderWorld.Book(OrderWorld.Make("end", new OrderEffect.Terminate(Vendor, new(Day(6), Day(8), inFlight), null), Day(5)));
        Assert.Equal(against, book.Against(Prompt(8) with { IsAnswer = true }) is not null);
    }

    [Fact]
    public void A_court_stays_an_order_another_lifts_the_stay_and_a_third_order_takes_its_place()
    {
        OrderBook book = OrderWorld.Book(Replace, Lift, End, Stay);
        AssertStands(book, 4, OrderState.Announced, OrderState.Announced, OrderState.Announced, OrderState.Announced);
        AssertStands(book, 10, OrderState.WindingDown, OrderState.Announced, OrderState.Announced, OrderState.Announced);
        AssertStands(book, 25, OrderState.Stayed, OrderState.InEffect, OrderState.Announced, OrderState.Announced);
        AssertStands(book, 35, OrderState.WindingDown, OrderState.Ended, OrderState.InEffect, OrderState.Announced);
        AssertStands(book, 50, OrderState.Superseded, OrderState.Ended, OrderState.InEffect, OrderState.WindingDown);
        AssertStands(book, 200, OrderState.Superseded, OrderState.Ended, OrderState.InEffect, OrderState.Stopped);
        Assert.Equal(Stay, book.StandingAt(Day(25))[0].By);
        Assert.Equal(Lift, book.StandingAt(Day(35))[1].By);
        Assert.Equal(Replace, book.StandingAt(Day(50))[0].By);

        // Who asks for the first time: refused, permitted during the stay, refused again, and by the last order at last.
        Assert.Equal([End, null, End, Replace, Replace], new[] { 10, 25, 35, 50, 70 }.Select(day => book.Against(Prompt(day))));
        // Who is in the middle of a conversation: not before the stop that stands in the end.
        Assert.Equal([null, null, null, null, Replace], new[] { 10, 25, 35, 50, 70 }.Select(day => book.Against(Prompt(day) with { Continues = true })));
        Assert.Equal([Day(6), Day(20), Day(30), Day(40), Day(60)], Changes(book));
    }

    [Fact]
    public void Reinstating_a_target_ends_what_was_ordered_before_and_not_what_is_ordered_after()
    {
        Order back = OrderWorld.Make("back", new OrderEffect.ReinstateTarget(Vendor, Day(50)), Day(45));
        Order again = OrderWorld.Make("again", new OrderEffect.Suspend(Vendor, new(Day(55), Day(55), InFlight.Cut), Day(57), null), Day(46));
        OrderBook book = OrderWorld.Book(End, back, again);
        Assert.Equal([End, null, again, null], new[] { 49, 50, 55, 57 }.Select(day => book.Against(Prompt(day))));
        Assert.Equal((OrderState.Ended, back), (book.StandingAt(Day(60))[0].State, book.StandingAt(Day(60))[0].By));
        Assert.Equal((OrderState.Ended, null), (book.StandingAt(Day(60))[2].State, book.StandingAt(Day(60))[2].By));
    }

    [Fact]
    public void Orders_of_another_agreement_change_nothing()
    {
        OrderBook book = OrderWorld.Book(
            End,
            OrderWorld.Make("stay", new OrderEffect.Stay(End.Id, Day(5), null), Day(19), "two"),
            OrderWorld.Make("back", new OrderEffect.ReinstateTarget(Vendor, Day(5)), Day(19), "two"));
        Assert.Same(End, book.Against(Prompt(25)));
    }

    [Fact]
    public void An_order_against_an_organisation_is_against_those_under_it()
    {
        OrderBook book = OrderWorld.Book(OrderWorld.Make("end", new OrderEffect.Terminate(new OrderTarget.OfOrganisation(OrganisationId.Parse("root")), new(Day(6), Day(6), InFlight.Cut), null), Day(5)));
        Assert.Equal([true, true, false], new[] { "root", "leaf", "other" }.Select(id => book.Against(Prompt(6) with { Organisation = OrganisationId.Parse(id) }) is not null));
    }

    [Fact]
    public void A_notice_says_when_what_stops_and_what_takes_over_while_the_stop_lies_ahead()
    {
        OrderBook book = OrderWorld.Book(End, Stay, Lift);
        Assert.Equal([new OrderNotice(End, Day(6), Day(180), Local)], book.NoticesFor(Prompt(5)));
        Assert.Equal([new OrderNotice(End, Day(6), Day(180), Local)], book.NoticesFor(Prompt(25)));
        Assert.Empty(book.NoticesFor(Prompt(180)));
        Assert.Empty(book.NoticesFor(Prompt(10) with { Vendor = VendorId.Parse("local") }));
        Assert.Empty(OrderWorld.Book(End, Stay).NoticesFor(Prompt(10)));
    }

    [Fact]
    public void Asking_allocates_nothing()
    {
        OrderBook book = OrderWorld.Book(End, Stay, Lift, Replace, OrderWorld.Make("model", new OrderEffect.Terminate(new OrderTarget.OfModel(new(VendorId.Parse("vendor"), "big")), new(Day(70), Day(70), InFlight.Cut), null), Day(5)));
        var facts = Prompt(35);
        var during = Prompt(45) with { Continues = true };
        Assert.Equal(0, Allocations.Least(() =>
        {
            for (int i = 0; i < 100; i++)
            {
                book.Against(facts);
                book.Against(during);
                OrderBook.Empty.Against(facts);
                OrderBook.Empty.NoticesFor(facts);
            }
        }));
    }

    private static List<DateTimeOffset> Changes(OrderBook book)
    {
        List<DateTimeOffset> changes = [];
        for (var next = book.NextChangeAfter(DateTimeOffset.MinValue); next is { } change; next = book.NextChangeAfter(change))
        {
            changes.Add(change);
        }

        return changes;
    }

    private static void AssertStands(OrderBook book, int day, params OrderState[] states) =>
        Assert.Equal(states, book.StandingAt(Day(day)).Select(standing => standing.State));

    private static DateTimeOffset Day(int day) => OrderWorld.Start.AddDays(day);

    private static ExchangeFacts Prompt(int day, int ticks = 0) => new()
    {
        Time = Day(day).AddTicks(ticks),
        Network = NetworkId.Parse("net"),
        Organisation = OrganisationId.Parse("other"),
        Nation = NationCode.Parse("BEL"),
        Purpose = PurposeId.Parse("work"),
        Vendor = VendorId.Parse("vendor"),
        Model = ModelName.Parse("vendor/big"),
        Grade = Grade.Unmarked,
        Findings = [],
    };
}
