using System.Text.Json;
using Caveat.Cli.AgreementFiles;
using Caveat.Labels;
using Caveat.Labels.Documents;

namespace Caveat.Cli.Evaluations;

/// <summary>Reads a corpus folder: every *.jsonl below it, or the files that its labels.tsv names.</summary>
internal static class CorpusReader
{
    private const string LabelsFile = "labels.tsv";
    private const int HighestLevel = (int)Classification.TopSecret;

    /// <summary>All items, in a stable order.</summary>
    /// <exception cref="UnreadableException">Nothing is there, or a line is not as documented: a rate over half a corpus would mislead.</exception>
    public static List<CorpusItem> Read(string folder)
    {
        var items = new List<CorpusItem>();
        var ids = new HashSet<string>(StringComparer.Ordinal);
        var labels = Path.Combine(folder, LabelsFile);
        foreach (var path in InputFiles.Try(folder, () => Directory.GetFiles(folder, "*.jsonl", SearchOption.AllDirectories).Order(StringComparer.Ordinal).ToArray()))
        {
            ReadLines(path, (line, where) => ReadItem(line, where));
        }
        if (File.Exists(labels))
        {
            ReadLines(labels, (line, where) => ReadFile(line, where, folder));
        }
        return items.Count > 0 ? items : throw new UnreadableException($"\"{folder}\" holds no *.jsonl and no {LabelsFile}: name the folder of a corpus.");

        void ReadLines(string path, Func<string, string, CorpusItem> read)
        {
            var number = 0;
            foreach (var line in InputFiles.Try(path, () => File.ReadAllLines(path)))
            {
                var where = $"\"{path}\", line {++number}";
                if (line.Length == 0)
                {
                    continue;
                }
                var item = read(line, where);
                items.Add(ids.Add(item.Id) ? item : throw new UnreadableException($"{where}: the id \"{item.Id}\" is there already; give each item its own."));
            }
        }
    }

    private static CorpusItem ReadItem(string line, string where)
    {
        try
        {
            var item = JsonSerializer.Deserialize(line, CorpusJson.Default.CorpusLine);
            return new CorpusItem
            {
                Id = item?.Id ?? throw Missing("id"),
                Class = item.Class ?? throw Missing("class"),
                Text = item.Text ?? throw Missing("text"),
                Nation = item.Nation ?? "",
                Place = ReadPlace(item.Place, where),
                IsWordDocument = item.File switch
                {
                    null => false,
                    "docx" => true,
                    var other => throw new UnreadableException($"{where}: file is \"{other}\"; write docx or leave it out."),
                },
                Body = item.Body ?? "",
                Known = item.Known is null ? null
                    : PolicyId.TryParse(item.Known, out var known) ? known
                    : throw new UnreadableException($"{where}: known is \"{item.Known}\"; write a nation's code such as FRA."),
                Expected = item.Expect is null ? null : Level(item.Expect.Level, where),
            };
        }
        catch (JsonException error)
        {
            throw new UnreadableException($"{where}, byte {error.BytePositionInLine + 1}: this is not JSON of a corpus line; mend it or take it out.");
        }

        UnreadableException Missing(string field) => new($"{where}: {field} is missing; add it.");
    }

    private static CorpusItem ReadFile(string line, string where, string folder)
    {
        if (line.Split('\t') is not [var path, var level])
        {
            throw new UnreadableException($"{where}: \"{line}\" is not a path, a tab and a level.");
        }
        var file = Path.Combine(folder, path);
        return new CorpusItem
        {
            Id = path,
            Class = Path.GetExtension(path) is { Length: > 1 } extension ? extension[1..] : "file",
            File = File.Exists(file) ? file : throw new UnreadableException($"{where}: there is no file \"{path}\" in the folder."),
            Expected = level == "-" ? null : Level(int.TryParse(level, out var number) ? number : null, where),
        };
    }

    private static Place ReadPlace(string? name, string where) =>
        name is null ? Place.Body
        : Enum.TryParse<Place>(name, ignoreCase: true, out var place) && !char.IsAsciiDigit(name[0]) ? place
        : throw new UnreadableException($"{where}: place is \"{name}\"; write one of {string.Join(", ", Enum.GetNames<Place>()).ToLowerInvariant()}.");

    private static Classification Level(int? level, string where) =>
        level is >= 0 and <= HighestLevel ? (Classification)level.Value
        : throw new UnreadableException($"{where}: the level is {(level is null ? "missing" : $"\"{level}\"")}; write 0 to {HighestLevel}, or no expectation for a text without a marking.");
}
