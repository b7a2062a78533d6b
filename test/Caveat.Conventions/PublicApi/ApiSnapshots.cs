using System.Reflection;
using Caveat.Conventions.Reading;

namespace Caveat.Conventions.PublicApi;

/// <summary>The public surface changes only on purpose, and reviewers see how.</summary>
public sealed class ApiSnapshots
{
    private const string Update = "CAVEAT_UPDATE_API";

    private const int MostShown = 40;

    private static string Command(string library) =>
        $"{Update}=1 dotnet test --project test/Caveat.Conventions rewrites docs/reference/public-api/{library}.txt";

    [Theory]
    [InlineData("Caveat.Agreements")]
    [InlineData("Caveat.Gateway")]
    [InlineData("Caveat.Labels")]
    [InlineData("Caveat.Ledger")]
    [InlineData("Caveat.Screening")]
    [InlineData("Caveat.Signing")]
    public void The_public_api_of_a_library_is_the_one_on_record(string library)
    {
        var file = Repository.PathOf($"docs/reference/public-api/{library}.txt");
        var now = $"// The public API of {library}. {Command(library)}.\n\n{ApiText.Of(Assembly.Load(library))}";
        if (Environment.GetEnvironmentVariable(Update) == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllText(file, now);
        }

        var recorded = File.Exists(file) ? File.ReadAllText(file) : "";
        if (recorded != now)
        {
            Assert.Fail($"The public API of {library} differs from the one on record; if that is meant, {Command(library)}.\n{Difference(recorded, now)}\n");
        }
    }

    [Fact]
    public void A_difference_names_the_type_of_each_line() =>
        Assert.Equal(
            "- public class A: public int Gone()\n+ public class B\n+ public class B: public int Gone()",
            Difference("public class A\n    public int Gone()\n    public int Stays()\n", "public class A\n    public int Stays()\n\npublic class B\n    public int Gone()\n"));

    private static string Difference(string recorded, string now)
    {
        var before = Lines(recorded);
        var after = Lines(now);
        List<string> lines = [.. before.Except(after).Select(line => $"- {line}"), .. after.Except(before).Select(line => $"+ {line}")];
        return string.Join('\n', lines.Count <= MostShown ? lines : [.. lines.Take(MostShown), $"and {lines.Count - MostShown} lines more"]);
    }

    /// <summary>Each line with its type before it, so that it can be read alone.</summary>
    private static List<string> Lines(string text)
    {
        var type = "";
        var lines = new List<string>();
        foreach (var line in text.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            type = line[0] == ' ' ? type : line;
            lines.Add(line[0] == ' ' ? $"{type}: {line.Trim()}" : line);
        }

        return lines;
    }
}
