using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Caveat.Gateway.Consent;

/// <summary>The JSON of the routes about the agreement and consent.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(NetworkAnswer))]
[JsonSerializable(typeof(NewConsent))]
[JsonSerializable(typeof(ConsentAnswer))]
internal sealed partial class ConsentWire : JsonSerializerContext
{
    /// <summary>With letters as people write them: answers go to programs and terminals, never into HTML.</summary>
    public static ConsentWire Plain => field ??= new(new JsonSerializerOptions(Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
}
