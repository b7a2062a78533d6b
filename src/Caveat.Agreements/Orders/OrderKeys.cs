using Caveat.Agreements.Reading;

namespace Caveat.Agreements.Orders;

/// <summary>The words of an order's block, and which go with which verb.</summary>
internal static class OrderKeys
{
    public const string Terminate = "terminate";
    public const string Suspend = "suspend";
    public const string Stay = "stay";
    public const string Reinstate = "reinstate";
    public const string Supersede = "supersede";

    public const string With = "with";
    public const string From = "from";
    public const string Stop = "stop";
    public const string Until = "until";
    public const string InFlight = "in flight";
    public const string Substitute = "substitute";

    public const string Order = "order";
    public const string Nothing = "nothing";

    /// <summary>In the order of their enumeration.</summary>
    public static readonly string[] InFlightWords = ["cut", "finish"];

    public static readonly string[] FrontMatter = ["order", "agreement", "authority", "issued", "expires"];

    public static readonly BlockKeys Block = new("an order", "an order", RuleWords.OrderVerbs, [With, From, Stop, Until, InFlight, Substitute], Repeatable: null);

    private static readonly (string Key, string[] Verbs)[] Companions =
    [
        (With, [Supersede]),
        (Stop, [Terminate, Suspend, Supersede]),
        (InFlight, [Terminate, Suspend, Supersede]),
        (Substitute, [Terminate, Suspend, Supersede]),
        (Until, [Suspend, Stay, Supersede]),
    ];

    /// <summary>Reports every key that stands without a verb it goes with.</summary>
    public static void CheckCompanions(RuleFields fields, ErrorList errors)
    {
        foreach ((string key, string[] verbs) in Companions)
        {
            if (fields is { Verb: { } verb } && fields.Key(key) is { } word && !verbs.Contains(verb.Text))
            {
                errors.Add(word, $"\"{key}\" does not go with \"{verb.Text}\" but with {string.Join(", ", verbs)}: remove it.");
            }
        }
    }
}
