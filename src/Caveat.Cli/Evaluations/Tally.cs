namespace Caveat.Cli.Evaluations;

/// <summary>How often each outcome came among some items.</summary>
internal sealed record Tally(string Name, int Hits, int Missed, int WrongLevel, int Clean, int FalseAlarms, int UnreadPositives, int UnreadNegatives)
{
    public int Positives => Hits + Missed + WrongLevel + UnreadPositives;

    public int Negatives => Clean + FalseAlarms + UnreadNegatives;

    /// <summary>The share of positives whose level was found. A document that could not be read counts as missed: its marking went by.</summary>
    public Rate Recall => Rate.Of(Hits, Positives);

    /// <summary>The share of items with something found whose level was right.</summary>
    public Rate Precision => Rate.Of(Hits, Hits + WrongLevel + FalseAlarms);

    /// <summary>The share of negatives with something found, among those that were read.</summary>
    public Rate FalseAlarmRate => Rate.Of(FalseAlarms, Clean + FalseAlarms);

    public static Tally Of(string name, IEnumerable<ScoredItem> items)
    {
        var counts = new int[Enum.GetValues<Outcome>().Length];
        var unreadNegatives = 0;
        foreach (var item in items)
        {
            counts[(int)item.Outcome]++;
            unreadNegatives += item is { Outcome: Outcome.Unread, Item.Expected: null } ? 1 : 0;
        }
        return new Tally(
            name,
            counts[(int)Outcome.Hit],
            counts[(int)Outcome.Missed],
            counts[(int)Outcome.WrongLevel],
            counts[(int)Outcome.Clean],
            counts[(int)Outcome.FalseAlarm],
            counts[(int)Outcome.Unread] - unreadNegatives,
            unreadNegatives);
    }

    /// <summary>One tally per name, in the order of the names.</summary>
    public static Tally[] By(Func<ScoredItem, string> name, IEnumerable<ScoredItem> items) =>
        [.. items.GroupBy(name, StringComparer.Ordinal).OrderBy(group => group.Key, StringComparer.Ordinal).Select(group => Of(group.Key, group))];
}
