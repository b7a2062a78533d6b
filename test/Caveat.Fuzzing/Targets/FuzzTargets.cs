using System.Text;

namespace Caveat.Fuzzing.Targets;

/// <summary>Every parser of labels, and those of agreements, what is signed beside them, and what callers declare.</summary>
internal static class FuzzTargets
{
    /// <param name="folder">A folder of more seeds, named like the targets of documents by their extensions; empty for none.</param>
    public static IEnumerable<FuzzTarget> All(string folder) =>
        [.. TextTargets.All(), .. LabelTargets.All(), .. BindingTargets.All(), .. AgreementTargets.All(), .. InstrumentTargets.All(), .. EnvelopeTargets.All(), .. RecordTargets.All(), .. HeaderTargets.All(), .. DocumentTargets.All(folder)];

    public static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);

    public static byte[][] Words(params string[] words) => [.. words.Select(Bytes)];

    /// <summary>Lines of a file of test vectors, without its comments.</summary>
    public static IEnumerable<string> Lines(string vectors) =>
        File.ReadLines(Path.Combine(AppContext.BaseDirectory, "vectors", vectors)).Where(line => line.Length > 0 && line[0] != '#');

    public static byte[] Vector(string path) => File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "vectors", path));

    /// <summary>The inputs that earlier runs left for a target, one for each way to end.</summary>
    public static IEnumerable<byte[]> Kept(string target)
    {
        var folder = Path.Combine(AppContext.BaseDirectory, "vectors", "fuzz", target);
        return Directory.Exists(folder) ? Directory.EnumerateFiles(folder).Order(StringComparer.Ordinal).Select(File.ReadAllBytes) : [];
    }
}
