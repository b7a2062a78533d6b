using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Caveat.Labels;
using Caveat.Labels.Documents;
using Caveat.Labels.Markings;

namespace Caveat.Cli.Scans;

/// <summary>A scan for programs: one JSON object a line and file (docs/reference/scan.md). The words of markings are part of it.</summary>
internal sealed class ScanJson(TextWriter output) : IScanReport
{
    /// <summary>A file of JSON is read as text, not as HTML: letters of all scripts stay as they are.</summary>
    public static readonly JavaScriptEncoder Letters = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;

    private readonly ArrayBufferWriter<byte> _buffer = new();

    public void Add(FileScan scan)
    {
        _buffer.ResetWrittenCount();
        using (var json = new Utf8JsonWriter(_buffer, new JsonWriterOptions { Encoder = Letters }))
        {
            Write(scan, json);
        }
        output.WriteLine(Encoding.UTF8.GetString(_buffer.WrittenSpan));
    }

    private static void Write(FileScan scan, Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("path", scan.Path);
        json.WriteString("status", ReportWords.Of(scan.Status));
        if (scan.Highest == Grade.Unmarked)
        {
            json.WriteNull("highest");
        }
        else
        {
            json.WriteStartObject("highest");
            Write(scan.Highest, json);
            json.WriteEndObject();
        }
        json.WriteStartArray("markings");
        foreach (var marking in scan.Markings)
        {
            Write(marking, json);
        }
        json.WriteEndArray();
        if (scan.Status != DocumentStatus.Read)
        {
            json.WriteString("problem", scan.Problem);
        }
        if (scan.Labels.Count > 0)
        {
            Write(scan.Labels, json);
        }
        if (scan.Uses is not null)
        {
            Write(scan.Uses, json);
        }
        json.WriteEndObject();
    }

    private static void Write(FoundMarking marking, Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("text", marking.Text);
        Write(marking.Grade, json);
        json.WriteNumber("confidence", Math.Round(marking.Confidence, 4));
        Write(marking.Spot, json);
        json.WriteString("reason", marking.Reason);
        if (marking.Standing == Standing.Released)
        {
            json.WriteString("standing", "released");
        }
        json.WriteEndObject();
    }

    private static void Write(Grade grade, Utf8JsonWriter json)
    {
        json.WriteString("policy", grade.Policy.Name);
        json.WriteString("classification", ReportWords.Of(grade.Classification));
        json.WriteNumber("level", (int)grade.Classification);
    }

    private static void Write(Spot spot, Utf8JsonWriter json)
    {
        json.WriteString("where", spot.Where);
        json.WriteNumber("line", spot.Line);
        json.WriteNumber("column", spot.Column);
        if (spot.Page == 0)
        {
            json.WriteNull("page");
        }
        else
        {
            json.WriteNumber("page", spot.Page);
        }
    }

    private static void Write(IReadOnlyList<FoundLabel> labels, Utf8JsonWriter json)
    {
        json.WriteStartArray("labels");
        foreach (var found in labels)
        {
            var label = found.Label.Label;
            json.WriteStartObject();
            json.WriteString("policy", label.Policy.Name);
            json.WriteString("classification", label.Classification);
            json.WriteStartArray("categories");
            foreach (var category in label.Categories)
            {
                json.WriteStringValue($"{category.TagName}: {string.Join(", ", category.Values)}");
            }
            json.WriteEndArray();
            json.WriteString("source", found.Source);
            json.WriteString("where", found.Part.Length == 0 ? Place.Body.InWords() : found.Part);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static void Write(IReadOnlyList<FoundUse> uses, Utf8JsonWriter json)
    {
        json.WriteStartArray("uses");
        foreach (var use in uses)
        {
            json.WriteStartObject();
            json.WriteString("text", use.Text);
            json.WriteString("category", use.Category);
            json.WriteString("rule", use.Rule);
            Write(use.Spot, json);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }
}
