using System.Text.Json;
using Caveat.Assistant.Asking;

namespace Caveat.Assistant.Conversations;

/// <summary>Reads the gateway's error, as a whole body or as an event of a stream: OpenAI's shape with what a decision adds.</summary>
internal static class RefusalBody
{
    /// <summary>Null where it is no error of the gateway.</summary>
    public static RefusalView? Read(BinaryData? body, int status)
    {
        if (body is null)
        {
            return null;
        }

        try
        {
            using var json = JsonDocument.Parse(body);
            return json.RootElement.ValueKind == JsonValueKind.Object && json.RootElement.TryGetProperty("error", out var error) && error.ValueKind == JsonValueKind.Object
                ? Read(error, status)
                : null;
        }
        catch (JsonException)
        {
            // A proxy's page, for example.
            return null;
        }
    }

    private static RefusalView Read(JsonElement error, int status)
    {
        return new RefusalView(status, Text("code") ?? "error", Text("message") ?? "")
        {
            Clause = Text("clause"),
            ClauseText = Text("clause_text"),
            Enforcement = Text("enforcement"),
            Agreement = Text("agreement"),
            AgreementVersion = error.TryGetProperty("agreement_version", out var version) && version.ValueKind == JsonValueKind.Number && version.TryGetInt32(out var number) ? number : null,
            Receipt = Text("receipt"),
            Review = Text("review"),
            AppealUrl = Text("appeal_url"),
            Order = Text("order"),
            FoundIn = Text("found_in"),
            Label = Text("label"),
            Marking = Text("marking"),
        };

        string? Text(string name) => error.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
    }
}
