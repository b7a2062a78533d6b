using Caveat.Testing;

namespace Caveat.Scenarios.Hosting;

/// <summary>The alliance's sample with something changed, signed by keys of this run, where the demonstration looks for it.</summary>
internal static class ChangedSample
{
    private const string Name = "nato-unclassified.v1";

    /// <summary>The sample with a clause 4.9 that has this rule; as it is where there is none.</summary>
    public static string With(params IEnumerable<string> rule)
    {
        var lines = string.Join('\n', rule);
        return lines.Length == 0 ? Change([]) : Change([("## 5. With what", $"""
            ### 4.9 One more

            The text of one more clause.

            #### fr Encore une

            Le texte d'une clause de plus.

            ```rule
            {lines}
            ```

            ## 5. With what
            """)]);
    }

    /// <summary>Adds a clause 4.9 with this rule.</summary>
    public static void WriteWith(TemporaryFolder folder, params IEnumerable<string> rule) => Put(folder, With(rule));

    public static void Write(TemporaryFolder folder, string sample, string changed) => Write(folder, (sample, changed));

    public static void Write(TemporaryFolder folder, params IEnumerable<(string Sample, string Changed)> changes) => Put(folder, Change(changes));

    private static void Put(TemporaryFolder folder, string text) => SignedDraft.Write(text, folder.File("data/agreements"), name: Name);

    private static string Change(IEnumerable<(string Sample, string Changed)> changes)
    {
        var text = File.ReadAllText(Repository.File("samples", Name + ".md"));
        foreach (var (sample, changed) in changes)
        {
            Assert.Contains(sample, text, StringComparison.Ordinal);
            text = text.Replace(sample, changed, StringComparison.Ordinal);
        }

        return text;
    }
}
