using System.Text.Encodings.Web;
using System.Text.Json;

namespace Caveat.Gateway.Operating;

/// <summary>The operator API's wire format, with letters as people write them: answers go to programs and terminals, never into HTML.</summary>
internal static class ApiForms
{
    public static OperatingJson Json { get; } = new(new JsonSerializerOptions(OperatingJson.Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
}
