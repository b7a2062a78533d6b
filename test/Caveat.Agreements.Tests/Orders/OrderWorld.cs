using System.Collections.Immutable;
using System.Text;
using Caveat.Agreements.Evaluation;
using Caveat.Agreements.Orders;
using Caveat.Agreements.Registers;
using Caveat.Labels;
using FsCheck;
using FsCheck.Fluent;

namespace Caveat.Agreements.Tests.Orders;

/// <summary>Random orders over a small register and a short time, so that they meet; and random facts about it.</summary>
internal static class OrderWorld
{
    public static readonly DateTimeOffset Start = new(2026, 3, 1, 0, 0, 0, TimeSpan.Zero);

    private const int LastHour = 12;
    private static readonly string[] Ids = ["a", "b", "c", "d", "e", "f"];

    public static readonly Register Register = Register.Empty with
    {
        Organisations =
        [
            new(OrganisationId.Parse("root"), "Root", OrganisationKind.Parse("office"), NationCode.Parse("BEL"), null),
            new(OrganisationId.Parse("leaf"), "Leaf", OrganisationKind.Parse("office"), NationCode.Parse("BEL"), OrganisationId.Parse("root")),
            new(OrganisationId.Parse("other"), "Other", OrganisationKind.Parse("office"), NationCode.Parse("BEL"), null),
        ],
    };

    public static readonly OrderTarget[] Targets =
    [
        new OrderTarget.OfVendor(VendorId.Parse("vendor")),
        new OrderTarget.OfModel(new(VendorId.Parse("vendor"), "big")),
        new OrderTarget.OfModel(new(VendorId.Parse("local"), "*")),
        new OrderTarget.OfProvider(ProviderId.Parse("provider")),
        new OrderTarget.OfOrganisation(OrganisationId.Parse("root")),
        new OrderTarget.OfApp(AppId.Parse("app")),
        new OrderTarget.OfNetwork(NetworkId.Parse("net")),
    ];

    private static readonly Gen<OrderTarget> Target = Gen.Elements(Targets);
    private static readonly Gen<OrderId> Named = Gen.Elements(Ids).Select(OrderId.Parse);
    public static readonly Gen<DateTimeOffset> Time = Gen.Choose(0, LastHour).Select(hour => Start.AddHours(hour));
    private static readonly Gen<DateTimeOffset?> End = Gen.OneOf(Gen.Constant(default(DateTimeOffset?)), Time.Select(time => (DateTimeOffset?)time));

    private static readonly Gen<WindDown> WindDowns =
        from start in Time
        from hours in Gen.Choose(0, 4)
        from inFlight in Gen.Elements(InFlight.Cut, InFlight.Finish)
        select new WindDown(start, start.AddHours(hours), inFlight);

    public static readonly Gen<OrderEffect> Prohibitions = Gen.OneOf(
        from target in Target from windDown in WindDowns select (OrderEffect)new OrderEffect.Terminate(target, windDown, null),
        from target in Target from windDown in WindDowns from until in End select (OrderEffect)new OrderEffect.Suspend(target, windDown, until, null));

    public static readonly Gen<OrderEffect> Effects = Gen.OneOf(
        Prohibitions,
        from id in Named from start in Time from until in End select (OrderEffect)new OrderEffect.Stay(id, start, until),
        from id in Named from start in Time select (OrderEffect)new OrderEffect.ReinstateOrder(id, start),
        from target in Target from start in Time select (OrderEffect)new OrderEffect.ReinstateTarget(target, start),
        from id in Named
        from start in Time
        from put in Gen.OneOf(Gen.Constant(default(OrderEffect)), Prohibitions.Select(effect => (OrderEffect?)effect))
        select (OrderEffect)new OrderEffect.Supersede(id, start, put));

    /// <summary>Some have one id or one time of issue, and some belong to another agreement.</summary>
    public static readonly Gen<ImmutableArray<Order>> Sets =
        from effects in Effects.ListOf()
        from issued in Gen.Choose(0, LastHour).ListOf(effects.Count)
        from agreements in Gen.Frequency((9, Gen.Constant("one")), (1, Gen.Constant("two"))).ListOf(effects.Count)
        from strange in Gen.Frequency((9, Gen.Constant(false)), (1, Gen.Constant(true)))
        select Make(effects.Take(strange ? 8 : Ids.Length).ToArray(), issued.ToArray(), agreements.ToArray());

    public static readonly Gen<ExchangeFacts> Facts =
        from time in Gen.Choose(-1, 40).Select(halves => Start.AddMinutes(30 * halves))
        from vendor in Gen.Elements("vendor", "local")
        from model in Gen.Elements("big", "vendor/big", "BIG", "small")
        from organisation in Gen.Elements("root", "leaf", "other", "unknown")
        from app in Gen.Elements("app", "")
        from network in Gen.Frequency((4, Gen.Constant("quiet")), (1, Gen.Constant("net")))
        from provider in Gen.Frequency((4, Gen.Constant("")), (1, Gen.Constant("provider")))
        from continues in Gen.Elements(true, false)
        from isAnswer in Gen.Elements(true, false)
        select new ExchangeFacts
        {
            Time = time,
            Network = NetworkId.Parse(network),
            Organisation = OrganisationId.Parse(organisation),
            Nation = NationCode.Parse("BEL"),
            Purpose = PurposeId.Parse("work"),
            Vendor = VendorId.Parse(vendor),
            Model = ModelName.Parse(model),
            Grade = Grade.Unmarked,
            Findings = [],
            App = app.Length == 0 ? default : AppId.Parse(app),
            Provider = provider.Length == 0 ? default : ProviderId.Parse(provider),
            Continues = continues,
            IsAnswer = isAnswer,
        };

    public static Order Make(string id, OrderEffect effect, DateTimeOffset issued, string agreement = "one") =>
        new(Encoding.UTF8.GetBytes($"{agreement} {id} {issued:O} {effect}"))
        {
            Id = OrderId.Parse(id),
            Agreement = AgreementId.Parse(agreement),
            Authority = AuthorityId.Parse("office"),
            Issued = issued,
            Expires = null,
            Title = id,
            Text = "",
            Effect = effect,
        };

    public static OrderBook Book(params IEnumerable<Order> orders) => OrderBook.Of(orders, [Register]);

    private static ImmutableArray<Order> Make(OrderEffect[] effects, int[] issued, string[] agreements) =>
        [.. effects.Select((effect, i) => Make(Ids[i % Ids.Length], effect, Start.AddHours(issued[i]), agreements[i]))];
}
