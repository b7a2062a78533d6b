using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Caveat.Cli.Scans;

/// <summary>Writes what scans found, for people or as JSON; the text itself only when asked to.</summary>
internal static class ScanReport
{
    public static void Write(IReadOnlyList<FileScan> scans, bool show, TextWriter output, TextWriter errors)
    {
        foreach (var scan in scans)
        {
            if (scan.Error is not null)
            {
                errors.WriteLine(scan.Error);
                continue;
            }
            var items = ScanItem.Of(scan);
            foreach (var item in items)
            {
                output.Write($"{scan.Name}:{item.Line}:{item.Column}: {item.Label} ({item.Detail})");
                output.WriteLine(show ? $": {OneLine(item.Passage)}" : "");
            }
            if (items.Count == 0)
            {
                output.WriteLine($"{scan.Name}: nothing found");
            }
        }
    }

    public static void WriteJson(IReadOnlyList<FileScan> scans, bool show, TextWriter output)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartObject();
            json.WriteStartArray("files");
            foreach (var scan in scans)
            {
                WriteJson(scan, show, json);
            }
            json.WriteEndArray();
            json.WriteEndObject();
        }
        output.WriteLine(Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length));
    }

    private static void WriteJson(FileScan scan, bool show, Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("file", scan.Name);
        if (scan.Error is not null)
        {
            json.WriteString("error", scan.Error);
        }
        else
        {
            json.WriteString("highest", scan.Found.Highest.ToString());
            var items = ScanItem.Of(scan);
            WriteItems("markings", "label", "kind", items.Where(item => item.IsMarking), show, json);
            WriteItems("findings", "category", "rule", items.Where(item => !item.IsMarking), show, json);
        }
        json.WriteEndObject();
    }

    private static void WriteItems(string name, string label, string detail, IEnumerable<ScanItem> items, bool show, Utf8JsonWriter json)
    {
        json.WriteStartArray(name);
        foreach (var item in items)
        {
            json.WriteStartObject();
            json.WriteString(label, item.Label);
            json.WriteNumber("line", item.Line);
            json.WriteNumber("column", item.Column);
            json.WriteString(detail, item.Detail);
            if (show)
            {
                json.WriteString("text", item.Passage);
            }
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    // Control characters in untrusted text must not reach a terminal.
    private static string OneLine(string passage) =>
        string.Create(passage.Length, passage, (into, text) =>
        {
            for (var i = 0; i < into.Length; i++)
            {
                into[i] = char.IsControl(text[i]) ? ' ' : text[i];
            }
        });
}
