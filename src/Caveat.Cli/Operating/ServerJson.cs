using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace Caveat.Cli.Operating;

/// <summary>The server's own answers, given on as they are.</summary>
[JsonSerializable(typeof(JsonNode))]
internal sealed partial class ServerJson : JsonSerializerContext;
