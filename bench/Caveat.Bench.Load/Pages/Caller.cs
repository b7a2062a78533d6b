using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Caveat.Bench.Load.Content;
using Caveat.Bench.Load.Driving;

namespace Caveat.Bench.Load.Pages;

/// <summary>The same caller without the pages: a program with a key.</summary>
internal sealed class Caller(HttpClient http, string key)
{
    /// <summary>Registers a caller by the operator's key.</summary>
    public static async Task<Caller> RegisterAsync(HttpClient http, string operatorKey, string name, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/callers")
        {
            Content = JsonContent.Create(new { name, organisation = "alliance-headquarters", nation = "BEL", purpose = "staff-work", roles = (string[])["caller"], reason = "load comparison" }),
        };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", operatorKey);
        using var response = await http.SendAsync(request, cancellationToken);
        string body = await response.Content.ReadAsStringAsync(cancellationToken);
        return response.IsSuccessStatusCode
            ? new Caller(http, JsonDocument.Parse(body).RootElement.GetProperty("key").GetString()!)
            : throw new BenchFailureException($"The caller '{name}' was not registered: {body}");
    }

    public async Task FollowAsync(string question, TimedAnswer timed, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/chat/completions")
        {
            Content = JsonContent.Create(new { model = BenchText.PacedModel, stream = true, messages = new[] { new { role = "user", content = question } } }),
        };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
        using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        if (response.StatusCode != HttpStatusCode.OK)
        {
            throw new BenchFailureException($"The gateway answered {(int)response.StatusCode}: {await response.Content.ReadAsStringAsync(cancellationToken)}");
        }
        using var lines = new StreamReader(await response.Content.ReadAsStreamAsync(cancellationToken));
        var text = new StringBuilder();
        while (await lines.ReadLineAsync(cancellationToken) is { } line)
        {
            if (line.StartsWith("data: {", StringComparison.Ordinal))
            {
                using var data = JsonDocument.Parse(line.AsMemory(6));
                if (data.RootElement.TryGetProperty("choices", out var choices) && choices[0].GetProperty("delta").TryGetProperty("content", out var piece))
                {
                    text.Append(piece.GetString());
                    timed.See(text.Length);
                }
            }
        }
        timed.End(text.ToString(), PagedText.Of(timed.Number));
    }
}
