using System.Text.Json;

namespace Caveat.Scenarios.Hosting;

/// <summary>Chat requests that carry documents, as clients write them; content parts are raw JSON.</summary>
internal static class Requests
{
    /// <summary>One message with a question and further content parts.</summary>
    public static string With(params IEnumerable<string> parts) =>
        $$"""{"model":"test-model","messages":[{"role":"user","content":[{"type":"text","text":"Summarise this."},{{string.Join(',', parts)}}]}]}""";

    public static string File(string name, byte[] content, string type = "application/octet-stream") =>
        JsonSerializer.Serialize(new { type = "file", file = new { filename = name, file_data = DataUrl(content, type) } });

    public static string Image(string url) => JsonSerializer.Serialize(new { type = "image_url", image_url = new { url } });

    public static string Audio(byte[] content) =>
        JsonSerializer.Serialize(new { type = "input_audio", input_audio = new { data = Convert.ToBase64String(content), format = "wav" } });

    public static string DataUrl(byte[] content, string type) => $"data:{type};base64,{Convert.ToBase64String(content)}";

    /// <summary>One question and nothing else, with further fields of the request.</summary>
    public static string Ask(string content, string fields = "", bool stream = false) =>
        $$"""{"model":"test-model","stream":{{(stream ? "true" : "false")}},"messages":[{"role":"user","content":{{JsonSerializer.Serialize(content)}}}]{{fields}}}""";
}
