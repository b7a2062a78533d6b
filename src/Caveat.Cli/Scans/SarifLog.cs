using System.Globalization;
using System.Text.Json;
using Caveat.Labels;
using Caveat.Labels.Documents;
using Caveat.Labels.Markings;

namespace Caveat.Cli.Scans;

/// <summary>A scan as SARIF 2.1.0 (OASIS, errata 01), for code hosts and viewers. One rule a level; unread files are notifications.</summary>
/// <remarks>Written beside its name and moved there when it is complete: whoever stops the scan leaves no half log.</remarks>
internal sealed class SarifLog : IScanReport, IDisposable
{
    private const string UseRule = "prohibited-use";

    private readonly Grade _ceiling;
    private readonly bool _show;
    private readonly string _path;
    private readonly List<FileScan> _unread = [];
    private readonly FileStream _file;
    private readonly Utf8JsonWriter _json;

    /// <param name="show">Whether the words themselves are written, too (region.snippet).</param>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public SarifLog(string path, Grade ceiling, bool show)
    {
        (_path, _ceiling, _show) = (path, ceiling, show);
        _file = new FileStream(Fresh, FileMode.Create);
        _json = new Utf8JsonWriter(_file, new JsonWriterOptions { Encoder = ScanJson.Letters, Indented = true });
        Start();
    }

    private string Fresh => _path + ".new";

    public void Add(FileScan scan)
    {
        var said = Classification.Unmarked;
        foreach (var marking in scan.Markings)
        {
            var isInForce = marking.Standing == Standing.InForce;
            said = isInForce && marking.Grade.Classification > said ? marking.Grade.Classification : said;
            StartResult(RuleOf(marking.Grade.Classification), (int)marking.Grade.Classification, isInForce && marking.Grade.Exceeds(_ceiling));
            _json.WriteNumber("rank", Math.Round(marking.Confidence * 100, 2));
            Message($"{ReportWords.Of(marking.Grade)} ({ReportWords.Grounds(marking)}).");
            Locations(scan.Path, marking.Spot, marking.Text);
            _json.WriteEndObject();
        }
        if (scan.Highest.Classification > said)
        {
            // No marking says it, so a machine-readable label does.
            StartResult(RuleOf(scan.Highest.Classification), (int)scan.Highest.Classification, scan.Highest.Exceeds(_ceiling));
            Message($"{ReportWords.Of(scan.Highest)} (machine-readable label).");
            Locations(scan.Path, null, "");
            _json.WriteEndObject();
        }
        foreach (var use in scan.Uses ?? [])
        {
            StartResult(UseRule, (int)Classification.TopSecret + 1, isError: true);
            Message($"{use.Category} ({use.Rule}{ReportWords.In(use.Spot)}).");
            Locations(scan.Path, use.Spot, use.Text);
            _json.WriteEndObject();
        }
        if (scan.Status != DocumentStatus.Read)
        {
            _unread.Add(scan);
        }
        if (_json.BytesPending > 1 << 16)
        {
            _json.Flush();
        }
    }

    /// <summary>Completes the log and gives it its name.</summary>
    public void Complete(int exitCode)
    {
        _json.WriteEndArray();
        _json.WriteStartArray("invocations");
        _json.WriteStartObject();
        // An error among the notifications says that the results are not complete (appendix I); the run itself went to its end.
        _json.WriteBoolean("executionSuccessful", true);
        _json.WriteNumber("exitCode", exitCode);
        _json.WriteStartArray("toolExecutionNotifications");
        foreach (var scan in _unread)
        {
            _json.WriteStartObject();
            _json.WriteString("level", "error");
            Message($"{ReportWords.Of(scan.Status)}: {scan.Problem}");
            Locations(scan.Path, null, "");
            _json.WriteEndObject();
        }
        _json.WriteEndArray();
        _json.WriteEndObject();
        _json.WriteEndArray();
        _json.WriteEndObject();
        _json.WriteEndArray();
        _json.WriteEndObject();
        _json.Dispose();
        _file.Dispose();
        File.Move(Fresh, _path, overwrite: true);
    }

    public void Dispose()
    {
        _json.Dispose();
        _file.Dispose();
        File.Delete(Fresh);
    }

    private void Start()
    {
        _json.WriteStartObject();
        _json.WriteString("$schema", "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json");
        _json.WriteString("version", "2.1.0");
        _json.WriteStartArray("runs");
        _json.WriteStartObject();
        _json.WriteStartObject("tool");
        _json.WriteStartObject("driver");
        _json.WriteString("name", "caveat");
        _json.WriteString("semanticVersion", typeof(SarifLog).Assembly.GetName().Version!.ToString(3));
        _json.WriteStartArray("rules");
        for (var level = Classification.Unmarked; level <= Classification.TopSecret; level++)
        {
            Rule(RuleOf(level), $"A marking of the level {ReportWords.Of(level)}.", new Grade(default, level).Exceeds(_ceiling));
        }
        Rule(UseRule, "A request that looks like a prohibited use.", isError: true);
        _json.WriteEndArray();
        _json.WriteEndObject();
        _json.WriteEndObject();
        _json.WriteString("columnKind", "utf16CodeUnits");
        _json.WriteStartArray("results");
    }

    private static string RuleOf(Classification level) => "marking-" + ReportWords.Of(level).ToLowerInvariant().Replace(' ', '-');

    private void Rule(string id, string description, bool isError)
    {
        _json.WriteStartObject();
        _json.WriteString("id", id);
        _json.WriteStartObject("shortDescription");
        _json.WriteString("text", description);
        _json.WriteEndObject();
        _json.WriteStartObject("defaultConfiguration");
        _json.WriteString("level", isError ? "error" : "note");
        _json.WriteEndObject();
        _json.WriteEndObject();
    }

    private void StartResult(string rule, int index, bool isError)
    {
        _json.WriteStartObject();
        _json.WriteString("ruleId", rule);
        _json.WriteNumber("ruleIndex", index);
        _json.WriteString("level", isError ? "error" : "note");
    }

    private void Message(string text)
    {
        _json.WriteStartObject("message");
        _json.WriteString("text", text);
        _json.WriteEndObject();
    }

    private void Locations(string path, Spot? spot, string words)
    {
        _json.WriteStartArray("locations");
        _json.WriteStartObject();
        _json.WriteStartObject("physicalLocation");
        _json.WriteStartObject("artifactLocation");
        _json.WriteString("uri", UriOf(path));
        _json.WriteEndObject();
        if (spot is { } at)
        {
            Region(at, words);
        }
        _json.WriteEndObject();
        if (spot is { } part && part.Where != Place.Body.InWords())
        {
            _json.WriteStartArray("logicalLocations");
            _json.WriteStartObject();
            _json.WriteString("fullyQualifiedName", part.Page == 0 ? part.Where : string.Create(CultureInfo.InvariantCulture, $"{part.Where}, page {part.Page}"));
            _json.WriteEndObject();
            _json.WriteEndArray();
        }
        _json.WriteEndObject();
        _json.WriteEndArray();
    }

    private void Region(Spot at, string words)
    {
        var lastBreak = words.LastIndexOf('\n');
        _json.WriteStartObject("region");
        _json.WriteNumber("startLine", at.Line);
        _json.WriteNumber("startColumn", at.Column);
        _json.WriteNumber("endLine", at.Line + words.AsSpan().Count('\n'));
        _json.WriteNumber("endColumn", lastBreak < 0 ? at.Column + words.Length : words.Length - lastBreak);
        if (_show)
        {
            _json.WriteStartObject("snippet");
            _json.WriteString("text", words);
            _json.WriteEndObject();
        }
        _json.WriteEndObject();
    }

    // RFC 3986: a relative path stays a relative reference; whatever could end it early or start a scheme is escaped.
    private static string UriOf(string path)
    {
        var escaped = string.Join('/', path.Replace(Path.DirectorySeparatorChar, '/').Split('/').Select(Uri.EscapeDataString));
        return Path.IsPathRooted(path) ? "file://" + escaped : escaped;
    }
}
