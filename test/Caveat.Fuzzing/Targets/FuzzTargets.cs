using System.Text;

namespace Caveat.Fuzzing.Targets;

/// <summary>Every parser of labels, and those of orders and waivers.</summary>
internal static class FuzzTargets
{
    /// <param name="folder">A folder of more seeds, named like the targets of documents by their extensions; empty for none.</param>
    public static IEnumerable<FuzzTarget> All(string folder) =>
        [.. TextTargets.All(), .. LabelTargets.All(), .. BindingTargets.All(), .. InstrumentTargets.All(), .. DocumentTargets.All(folder)];

    public static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);

    public static byte[][] Words(params string[] words) => [.. words.Select(Bytes)];

    /// <summary>Lines of a file of test vectors, without its comments.</summary>
    public static IEnumerable<string> Lines(string vectors) =>
        File.ReadLines(Path.Combine(AppContext.BaseDirectory, "vectors", vectors)).Where(line => line.Length > 0 && line[0] != '#');

    public static byte[] Vector(string path) => File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "vectors", path));
}
