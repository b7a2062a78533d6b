using System.Text.Json;
using System.Text.Json.Nodes;
using Caveat.Cli.AgreementFiles;

namespace Caveat.Cli.Operating;

/// <summary>What a server answered, read whole. Not trusted: what of it goes to a terminal is made printable first.</summary>
internal sealed record ServerReply(int Status, string Body)
{
    /// <summary>Whether the server did what was asked.</summary>
    public bool IsDone => Status is >= 200 and < 300;

    /// <summary>Whether the server could not say yes or no: another key is needed, or it fails.</summary>
    public bool IsNoAnswer => Status is 401 or >= 500;

    public JsonNode Json
    {
        get
        {
            try
            {
                return JsonNode.Parse(Body) ?? throw new JsonException();
            }
            catch (JsonException)
            {
                throw new UnreadableException($"The server answered {Status} and no JSON: check that --server is the address of a Caveat server.");
            }
        }
    }

    /// <summary>The sentences of a refusal.</summary>
    public IReadOnlyList<string> Faults => Json["error"] switch
    {
        JsonObject error when error["errors"] is JsonArray several => [.. several.Select(Text)],
        JsonObject error => [Text(error["message"])],
        _ => [$"The server answered {Status}."],
    };

    public static string Text(JsonNode? node) => Logs.EntryText.Printable(node?.ToString() ?? "-");
}
