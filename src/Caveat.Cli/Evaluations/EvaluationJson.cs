using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Caveat.Cli.Evaluations;

/// <summary>Writes an evaluation as one JSON object.</summary>
internal static class EvaluationJson
{
    public static void Write(EvaluationResult result, int errors, TextWriter output)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartObject();
            json.WriteString("half", result.Half.ToString().ToLowerInvariant());
            json.WriteStartObject("total");
            WritePositives(result.Total, json);
            WriteNegatives(result.Total, json);
            json.WriteEndObject();
            WriteRows("positives_by_class", result.PositivesByClass, WritePositives, json);
            WriteRows("positives_by_nation", result.PositivesByNation, WritePositives, json);
            WriteRows("negatives_by_class", result.NegativesByClass, WriteNegatives, json);
            json.WriteStartArray("errors");
            foreach (var error in result.Errors.Take(errors))
            {
                WriteError(error, json);
            }
            json.WriteEndArray();
            json.WriteEndObject();
        }
        output.WriteLine(Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length));
    }

    private static void WriteRows(string name, Tally[] rows, Action<Tally, Utf8JsonWriter> write, Utf8JsonWriter json)
    {
        json.WriteStartArray(name);
        foreach (var row in rows)
        {
            json.WriteStartObject();
            json.WriteString("name", row.Name);
            write(row, json);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static void WritePositives(Tally row, Utf8JsonWriter json)
    {
        json.WriteNumber("positives", row.Positives);
        json.WriteNumber("hits", row.Hits);
        json.WriteNumber("missed", row.Missed);
        json.WriteNumber("wrong_level", row.WrongLevel);
        json.WriteNumber("unread", row.UnreadPositives);
        WriteRate("recall", row.Recall, json);
        WriteRate("precision", row.Precision, json);
    }

    private static void WriteNegatives(Tally row, Utf8JsonWriter json)
    {
        json.WriteNumber("negatives", row.Negatives);
        json.WriteNumber("false_positives", row.FalseAlarms);
        json.WriteNumber("unread_negatives", row.UnreadNegatives);
        WriteRate("false_positive_rate", row.FalseAlarmRate, json);
    }

    private static void WriteRate(string name, Rate rate, Utf8JsonWriter json)
    {
        if (double.IsNaN(rate.Value))
        {
            json.WriteNull(name);
            return;
        }
        json.WriteStartObject(name);
        json.WriteNumber("value", rate.Value);
        json.WriteNumber("low", rate.Low);
        json.WriteNumber("high", rate.High);
        json.WriteEndObject();
    }

    private static void WriteError(ScoredItem error, Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("id", error.Item.Id);
        json.WriteString("class", error.Item.Class);
        json.WriteString("nation", error.Item.Nation);
        json.WriteString("outcome", EvaluationReport.Words(error.Outcome));
        json.WritePropertyName("expected");
        if (error.Item.Expected is { } level)
        {
            json.WriteNumberValue((int)level);
        }
        else
        {
            json.WriteNullValue();
        }
        json.WriteNumber("found", (int)error.Found);
        json.WriteString("text", error.Item.File ?? error.Item.Text);
        json.WriteString("reason", error.Markings);
        json.WriteEndObject();
    }
}
