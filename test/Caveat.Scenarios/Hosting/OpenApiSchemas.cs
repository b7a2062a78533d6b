using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Caveat.Scenarios.Hosting;

/// <summary>Holds JSON against the part of JSON Schema that our OpenAPI document uses; anything else in a schema is an error.</summary>
internal sealed class OpenApiSchemas(JsonNode document)
{
    private static readonly HashSet<string> Known =
        ["$ref", "type", "required", "properties", "additionalProperties", "items", "enum", "pattern", "format", "description"];

    /// <summary>The faults of an answer: of its status, its content type, its body.</summary>
    public IReadOnlyList<string> Check(string method, string path, int status, string? contentType, string body)
    {
        var responses = document["paths"]?[path]?[method.ToLowerInvariant()]?["responses"];
        if (responses is null)
        {
            return [$"{method} {path} is not in the document"];
        }

        var content = (responses[status.ToString(CultureInfo.InvariantCulture)] ?? responses["default"])?["content"];
        var schema = content?[contentType?.Split(';')[0] ?? ""]?["schema"];
        if (schema is null)
        {
            return [$"{method} {path} {status} {contentType} is not in the document"];
        }

        List<string> faults = [];
        Check(schema, contentType!.StartsWith("application/json", StringComparison.Ordinal) ? JsonNode.Parse(body) : JsonValue.Create(body), $"{method} {path}", faults);
        return faults;
    }

    private void Check(JsonNode schema, JsonNode? value, string place, List<string> faults)
    {
        foreach (var (word, _) in schema.AsObject())
        {
            Assert.Contains(word, Known);
        }

        if (schema["$ref"] is { } reference)
        {
            var name = reference.GetValue<string>().Split('/')[^1];
            Check(document["components"]!["schemas"]![name] ?? throw new InvalidOperationException(name), value, place, faults);
            return;
        }

        string[] types = schema["type"] is JsonArray several ? [.. several.Select(type => type!.GetValue<string>())] : [schema["type"]!.GetValue<string>()];
        if (!types.Contains(TypeOf(value)) && !(types.Contains("number") && TypeOf(value) == "integer"))
        {
            faults.Add($"{place} is {TypeOf(value)}, not {string.Join(" or ", types)}");
            return;
        }

        switch (value)
        {
            case JsonObject given:
                CheckObject(schema, given, place, faults);
                break;
            case JsonArray given:
                foreach (var (index, item) in given.Index())
                {
                    Check(schema["items"]!, item, $"{place}[{index}]", faults);
                }

                break;
            case not null when TypeOf(value) == "string":
                CheckText(schema, value.GetValue<string>(), place, faults);
                break;
        }
    }

    private void CheckObject(JsonNode schema, JsonObject given, string place, List<string> faults)
    {
        foreach (var name in schema["required"]?.AsArray().Select(name => name!.GetValue<string>()).Where(name => !given.ContainsKey(name)) ?? [])
        {
            faults.Add($"{place} lacks {name}");
        }

        foreach (var (name, item) in given)
        {
            if (schema["properties"]?[name] is { } known)
            {
                Check(known, item, $"{place}.{name}", faults);
            }
            else if (schema["additionalProperties"] is JsonValue closed && !closed.GetValue<bool>())
            {
                faults.Add($"{place} has {name}, which is not in the document");
            }
        }
    }

    private static void CheckText(JsonNode schema, string text, string place, List<string> faults)
    {
        if (schema["enum"] is JsonArray words && !words.Any(word => word!.GetValue<string>() == text))
        {
            faults.Add($"{place} is {text}, which is none of the words");
        }

        if (schema["pattern"] is { } pattern && !Regex.IsMatch(text, pattern.GetValue<string>()))
        {
            faults.Add($"{place} is {text}, not {pattern}");
        }

        if (schema["format"]?.GetValue<string>() == "date-time" && !(text.EndsWith('Z') && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, out _)))
        {
            faults.Add($"{place} is {text}, not a time in UTC");
        }
    }

    private static string TypeOf(JsonNode? value) => value?.GetValueKind() switch
    {
        null or System.Text.Json.JsonValueKind.Null => "null",
        System.Text.Json.JsonValueKind.Object => "object",
        System.Text.Json.JsonValueKind.Array => "array",
        System.Text.Json.JsonValueKind.String => "string",
        System.Text.Json.JsonValueKind.Number => value.ToJsonString().Contains('.') ? "number" : "integer",
        _ => "boolean",
    };
}
