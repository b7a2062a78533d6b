using System.Globalization;
using Caveat.Cli.Logs;

namespace Caveat.Cli.Orders;

/// <summary>A preview in sentences.</summary>
internal static class PreviewWords
{
    public static void Write(PreviewAnswer answer, TextWriter writer)
    {
        writer.WriteLine($"The order \"{answer.Order}\" ends {answer.Target}: no new conversations from {answer.From}, nothing from {answer.Stop}.");
        writer.WriteLine($"From {answer.Since} to {answer.Until} it would have met {Number(answer.Exchanges)} of {Number(answer.AllExchanges)} permitted exchanges. How many callers that is cannot be told: the ledger holds salted commitments in their place.");
        List("organisations", answer.Organisations, writer);
        List("nations", answer.Nations, writer);
        List("apps", answer.Apps, writer);
        List("days", answer.Days, writer);
        writer.WriteLine(answer.Substitute is { } substitute
            ? $"The order names {substitute} in its place, which permits nothing by itself."
            : "The order names nothing in its place.");
        if (answer.Exchanges > 0)
        {
            List("the agreements would have permitted instead (vendor, model)", answer.CouldAnswer, writer);
            writer.WriteLine($"{Number(answer.WithoutAnswer)} of the exchanges would have had no other answer.");
        }

        if (answer.Unreadable > 0)
        {
            writer.WriteLine($"{Number(answer.Unreadable)} entries say that they are decisions and cannot be read: they are not counted.");
        }

        writer.WriteLine("As found in the ledger; `caveat ledger verify` checks it.");
    }

    private static void List(string name, IReadOnlyList<CountAnswer> counts, TextWriter writer)
    {
        if (counts.Count == 0)
        {
            return;
        }

        writer.WriteLine($"{name}:");
        foreach (var count in counts)
        {
            // Names come from the ledger, and whoever wrote it must not steer this terminal.
            writer.WriteLine($"  {Number(count.Exchanges),9}  {EntryText.Printable(count.Name)}");
        }
    }

    private static string Number(long number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
