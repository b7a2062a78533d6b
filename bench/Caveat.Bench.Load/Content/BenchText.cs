namespace Caveat.Bench.Load.Content;

/// <summary>The prose that every request carries and every answer returns: plain news, nothing that a clause forbids.</summary>
internal static class BenchText
{
    public const string Model = "bench-model";
    public const string PacedModel = "bench-model-paced";

    public const string Instruction = "You summarise news stories in plain English for busy readers.";

    public const string Story =
        """
        The harbour town of Lindvik opened its rebuilt ferry terminal on Saturday, four months later than planned and slightly below the price that the council had set aside for it. Several thousand residents walked through the glass hall during the first afternoon, most of them to look at the long timber roof, which two local yards built from spruce felled within an hour's drive of the quay. The mayor thanked the carpenters by name and cut no ribbon; a school choir sang instead, and the first boat to Arnholm left on time with every seat taken.

        The terminal replaces a hall from 1961 whose heating failed in three of the last five winters. The new building draws its warmth from sea water and needs, according to its engineers, about a third of the energy of the old one. Freight moves to a separate pier further east, so that lorries no longer queue along the promenade. Shop owners there had asked for the change for twenty years and expect quieter summers, although two of them fear that drivers who once stopped for coffee will now pass them by. The shipping line will review its timetable after the first season, and the council has promised to publish passenger figures every month. A small museum about the old boats opens upstairs in the spring, with a model of the steamer that carried the mail until 1954.
        """;

    public const string Answer =
        """
        Lindvik has opened its rebuilt ferry terminal, four months late but slightly under budget. Thousands of residents came on the first day to see the timber roof, made by two local yards from nearby spruce. The hall replaces a building from 1961 with unreliable heating; it takes its warmth from sea water and should need about a third of the energy. Freight has moved to a pier further east, which ends the queue of lorries along the promenade. Shop owners welcome the quiet, though two of them worry about losing passing trade. The shipping line will look at its timetable after one season, the council will publish passenger numbers every month, and a museum about the old boats opens upstairs next spring. The first ferry to Arnholm was full and left on time.
        """;

    /// <summary>A streamed answer has this many events before its <c>[DONE]</c>: one with the role, one that finishes, the rest text.</summary>
    public const int Events = 50;

    /// <summary>The answer in as many pieces as a streamed answer has events with text.</summary>
    public static IEnumerable<string> Pieces()
    {
        const int Count = Events - 2;
        for (int i = 0; i < Count; i++)
        {
            yield return Answer[(Answer.Length * i / Count)..(Answer.Length * (i + 1) / Count)];
        }
    }
}
