using System.Net;
using System.Text.Json.Nodes;

namespace Caveat.Scenarios.Hosting;

/// <summary>A response, read whole.</summary>
internal sealed record Answer(HttpStatusCode Status, string Body, string? Receipt, string? ContentType, string? Label)
{
    public JsonNode Json => JsonNode.Parse(Body)!;

    public JsonNode Error => Json["error"]!;

    public string Code => Error["code"]!.GetValue<string>();

    public string? Clause => Error["clause"]?.GetValue<string>();

    public string Message => Error["message"]!.GetValue<string>();

    /// <summary>The words of the marking that decided.</summary>
    public string? Marking => Error["marking"]?.GetValue<string>();

    /// <summary>When what answered stops, as RFC 8594 writes it.</summary>
    public string? Sunset { get; private init; }

    /// <summary>What the answer says of an order.</summary>
    public string? Notice { get; private init; }

    /// <summary>The order that decided.</summary>
    public string? Order => Error["order"]?.GetValue<string>();

    public string? FoundIn => Error["found_in"]?.GetValue<string>();

    /// <summary>The text of the first choice.</summary>
    public string Text => Json["choices"]![0]!["message"]!["content"]!.GetValue<string>();

    public static async Task<Answer> ReadAsync(HttpResponseMessage response) => new(
        response.StatusCode,
        await response.Content.ReadAsStringAsync(),
        Header(response, "Caveat-Receipt"),
        response.Content.Headers.ContentType?.ToString(),
        Header(response, "Caveat-Label"))
    {
        Sunset = Header(response, "Sunset"),
        Notice = Header(response, "Caveat-Notice"),
    };

    private static string? Header(HttpResponseMessage response, string name) =>
        response.Headers.TryGetValues(name, out var values) ? values.Single() : null;
}
