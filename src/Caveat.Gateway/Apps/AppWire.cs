using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Caveat.Gateway.Apps;

/// <summary>The JSON of the routes about apps.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(AppsAnswer))]
[JsonSerializable(typeof(AppItem))]
[JsonSerializable(typeof(NewApp))]
[JsonSerializable(typeof(AddedApp))]
internal sealed partial class AppWire : JsonSerializerContext
{
    /// <summary>With letters as people write them: answers go to programs and terminals, never into HTML.</summary>
    public static AppWire Plain => field ??= new(new JsonSerializerOptions(Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
}
