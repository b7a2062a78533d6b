using System.Text;
using Caveat.Agreements.Reading;

namespace Caveat.Agreements.Orders;

/// <summary>Writes what an order's block says in the one canonical wording of docs/reference/orders.md; reading it gives the same effect.</summary>
public static class OrderText
{
    /// <summary>The lines of the block, without its fences.</summary>
    public static string Write(OrderEffect effect)
    {
        StringBuilder text = new();
        switch (effect)
        {
            case OrderEffect.Stay stay:
                Add(text, OrderKeys.Stay, $"{OrderKeys.Order} {stay.Order}");
                AddTime(text, OrderKeys.From, stay.From);
                AddTime(text, OrderKeys.Until, stay.Until);
                break;
            case OrderEffect.ReinstateTarget reinstate:
                Add(text, OrderKeys.Reinstate, $"{reinstate.Target}");
                AddTime(text, OrderKeys.From, reinstate.From);
                break;
            case OrderEffect.ReinstateOrder reinstate:
                Add(text, OrderKeys.Reinstate, $"{OrderKeys.Order} {reinstate.Order}");
                AddTime(text, OrderKeys.From, reinstate.From);
                break;
            case OrderEffect.Supersede supersede:
                Add(text, OrderKeys.Supersede, $"{OrderKeys.Order} {supersede.Order}");
                Add(text, OrderKeys.With, Prohibition.Of(supersede.Replacement) is { } put ? $"{Verb(supersede.Replacement!)} {put.Target}" : OrderKeys.Nothing);
                AddTime(text, OrderKeys.From, supersede.From);
                AddProhibition(text, Prohibition.Of(supersede.Replacement));
                break;
            default:
                var prohibition = Prohibition.Of(effect)!;
                Add(text, Verb(effect), $"{prohibition.Target}");
                AddTime(text, OrderKeys.From, prohibition.WindDown.From);
                AddProhibition(text, prohibition);
                break;
        }

        return text.ToString();
    }

    private static string Verb(OrderEffect effect) => RuleWords.OrderVerbs[(int)effect.Verb];

    private static void AddProhibition(StringBuilder text, Prohibition? prohibition)
    {
        if (prohibition is null)
        {
            return;
        }

        AddTime(text, OrderKeys.Stop, prohibition.WindDown.Stop);
        AddTime(text, OrderKeys.Until, prohibition.Until);
        Add(text, OrderKeys.InFlight, OrderKeys.InFlightWords[(int)prohibition.WindDown.InFlight]);
        if (prohibition.Substitute is { } substitute)
        {
            Add(text, OrderKeys.Substitute, $"{substitute}");
        }
    }

    private static void AddTime(StringBuilder text, string key, DateTimeOffset? time)
    {
        if (time is { } value)
        {
            Add(text, key, Literal.Time(value));
        }
    }

    private static void Add(StringBuilder text, string key, string value) => text.Append(key).Append(": ").Append(value).Append('\n');
}
