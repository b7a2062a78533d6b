using System.Text.Json;
using System.Text.Json.Serialization;
using Caveat.Assistant.Storage;

namespace Caveat.Assistant.Conversations;

/// <summary>Ids within sealed content are their text.</summary>
internal sealed class RowIdConverter : JsonConverter<RowId>
{
    public override RowId Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => RowId.Parse(reader.GetString()!);

    public override void Write(Utf8JsonWriter writer, RowId value, JsonSerializerOptions options) => writer.WriteStringValue(value.Value);
}
