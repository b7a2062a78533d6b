namespace Caveat.Scenarios.Hosting;

/// <summary>Texts that several stories use; written for these tests.</summary>
internal static class Texts
{
    public const string News = """
        The port of Ostend reopened on Tuesday after a three-day storm that had kept ferries and fishing boats in harbour. Engineers inspected the breakwater in the morning and found no lasting damage, although two navigation lights have to be replaced before the end of the month.

        Local traders said that the closure had cost them a weekend's income, and the town council announced a small fund to help them. The harbour master thanked the crews who had worked through two nights, and said that the next test of the new flood barrier would take place in the spring.
        """;

    public const string Summarise = "Summarise this news story in two sentences:\n\n" + News;
}
