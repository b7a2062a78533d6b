using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Caveat.Fuzzing;

/// <summary>What the command line asks for.</summary>
internal sealed record FuzzOptions
{
    public const string Usage = "usage: fuzz [--seconds N] [--only NAME]... [--seed S] [--seeds FOLDER] [--findings FOLDER] [--keep FOLDER] [--replay FILE]";

    public TimeSpan Time { get; private init; } = TimeSpan.FromSeconds(60);

    public int Seed { get; private init; } = 1;

    /// <summary>The targets by name; all when empty.</summary>
    public HashSet<string> Only { get; private init; } = [];

    /// <summary>A folder of files that become seeds of the targets named like their extensions.</summary>
    public string Seeds { get; private init; } = "";

    /// <summary>Where the inputs of findings are kept.</summary>
    public string Findings { get; private init; } = Path.Combine("artifacts", "fuzzing");

    /// <summary>Where one short input for each way to end is written when the run is over, a folder for each target; nowhere when empty.</summary>
    public string Keep { get; private init; } = "";

    /// <summary>An input that was kept: it alone is run, by the one target that is named.</summary>
    public string Replay { get; private init; } = "";

    public static bool TryParse(string[] args, [NotNullWhen(true)] out FuzzOptions? options, out string error)
    {
        options = new FuzzOptions();
        error = "";
        for (var i = 0; i < args.Length; i += 2)
        {
            var value = i + 1 < args.Length ? args[i + 1] : "";
            var number = int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var parsed) ? parsed : -1;
            switch (args[i])
            {
                case "--seconds" when number > 0:
                    options = options with { Time = TimeSpan.FromSeconds(number) };
                    break;
                case "--seed" when number >= 0:
                    options = options with { Seed = number };
                    break;
                case "--only" when value.Length > 0:
                    options.Only.Add(value);
                    break;
                case "--seeds" when Directory.Exists(value):
                    options = options with { Seeds = value };
                    break;
                case "--findings" when value.Length > 0:
                    options = options with { Findings = value };
                    break;
                case "--keep" when value.Length > 0:
                    options = options with { Keep = value };
                    break;
                case "--replay" when File.Exists(value):
                    options = options with { Replay = value };
                    break;
                default:
                    error = $"The option \"{args[i]} {value}\" is not understood.";
                    options = null;
                    return false;
            }
        }
        return true;
    }
}
