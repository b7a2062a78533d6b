using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using Caveat.Bench.Load.Driving;

namespace Caveat.Bench.Load.Pages;

/// <summary>One person's browser, without its drawing: the pages' forms and the requests of their scripts.</summary>
internal sealed partial class Visitor : IDisposable
{
    private readonly HttpClient _http;
    private string _token = "";
    private string _conversation = "";
    private string _lastTurn = "";

    public Visitor(Uri server, string name)
    {
        Name = name;
        var handler = new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false, CookieContainer = new CookieContainer() };
        _http = new HttpClient(handler) { BaseAddress = server, Timeout = Timeout.InfiniteTimeSpan };
    }

    private Visitor(Visitor signedIn)
    {
        Name = signedIn.Name;
        _http = signedIn._http;
        _token = signedIn._token;
    }

    public string Name { get; }

    /// <summary>The bytes of the page or fragment that came last.</summary>
    public int LastBytes { get; private set; }

    /// <summary>Another tab of the same browser; it closes with the first.</summary>
    public Visitor OpenTab() => new(this);

    public void Dispose() => _http.Dispose();

    /// <summary>By a one-time code, and through the agreement.</summary>
    public async Task SignInAsync(IssuedCodes codes, CancellationToken cancellationToken)
    {
        await OpenAsync("/sign-in", cancellationToken);
        await SubmitAsync("/sign-in/code", [("name", Name), ("return", "/chat")], HttpStatusCode.OK, cancellationToken);
        string code = await codes.FindAsync(Name, cancellationToken);
        await SubmitAsync("/sign-in", [("name", Name), ("code", code), ("return", "/chat")], HttpStatusCode.SeeOther, cancellationToken);
        string page = await OpenAsync("/consent?return=/chat", cancellationToken);
        string digest = DigestField().Match(page).Groups[1].Value;
        await SubmitAsync("/consent", [("digest", digest), ("answer", "accepted"), ("return", "/chat")], HttpStatusCode.SeeOther, cancellationToken);
        await OpenAsync("/chat", cancellationToken);
    }

    /// <summary>A page, as the address bar asks for it.</summary>
    public async Task<string> OpenAsync(string path, CancellationToken cancellationToken)
    {
        string page = await GetAsync(path, "document", cancellationToken);
        _token = CsrfToken().Match(page) is { Success: true } found ? found.Groups[1].Value : throw new BenchFailureException($"The page '{path}' has no token for its forms.");
        return page;
    }

    /// <summary>Asks in a new conversation and opens its page.</summary>
    /// <returns>The address that the answer streams from.</returns>
    public async Task<string> BeginAsync(string question, string model, CancellationToken cancellationToken)
    {
        string page = await OpenAsync(await SubmitAsync("/chat", [("text", question), ("model", model)], HttpStatusCode.SeeOther, cancellationToken), cancellationToken);
        return Arriving(page);
    }

    /// <summary>Asks in the conversation that is open, as the page's script does.</summary>
    /// <returns>The address that the answer streams from.</returns>
    public async Task<string> AskAsync(string question, string model, CancellationToken cancellationToken)
    {
        using var request = Form($"/chat/{_conversation}/turns", "empty", [("text", question), ("model", model), ("after", _lastTurn)]);
        using var response = await _http.SendAsync(request, cancellationToken);
        await ReadAsync(response, request, HttpStatusCode.OK, cancellationToken);
        return Arriving(await GetAsync($"/chat/{_conversation}/turns?after={_lastTurn}", "empty", cancellationToken));
    }

    /// <summary>Follows an answer to its end and checks every character of it, in the events and in the turn's fragment.</summary>
    public async Task FollowAsync(string address, TimedAnswer? timed, string expected, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"{address}?from=0");
        request.Headers.Add("Sec-Fetch-Dest", "empty");
        using var response = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        if (response.StatusCode != HttpStatusCode.OK)
        {
            throw new BenchFailureException($"'{address}' answered {(int)response.StatusCode}.");
        }
        using var lines = new StreamReader(await response.Content.ReadAsStreamAsync(cancellationToken));
        List<string> blocks = [];
        string name = "";
        while (await lines.ReadLineAsync(cancellationToken) is { } line)
        {
            if (line.StartsWith("event: ", StringComparison.Ordinal))
            {
                name = line[7..];
            }
            else if (line.StartsWith("data: ", StringComparison.Ordinal))
            {
                using var data = JsonDocument.Parse(line.AsMemory(6));
                if (name == "end")
                {
                    await EndAsync(data.RootElement, address, blocks, timed, expected, cancellationToken);
                    return;
                }
                Take(data.RootElement, blocks);
                timed?.See(data.RootElement.GetProperty("offset").GetInt32());
            }
        }
        throw new BenchFailureException($"'{address}' closed before its answer's end.");
    }

    public async Task<string> SearchAsync(string words, CancellationToken cancellationToken)
    {
        using var request = Form("/search", "document", [("q", words)]);
        using var response = await _http.SendAsync(request, cancellationToken);
        return await ReadAsync(response, request, HttpStatusCode.OK, cancellationToken);
    }

    private async Task EndAsync(JsonElement end, string address, List<string> blocks, TimedAnswer? timed, string expected, CancellationToken cancellationToken)
    {
        string shown = PagedText.Letters(Tag().Replace(string.Concat(blocks), ""));
        string read = PagedText.Letters(end.GetProperty("plain").GetString()!);
        string wanted = PagedText.Letters(expected);
        if (end.GetProperty("state").GetString() != "done" || shown != wanted || read != wanted)
        {
            throw new BenchFailureException($"'{address}' ended as '{end.GetProperty("state").GetString()}', or with another text than the vendor's.");
        }
        timed?.End(shown, wanted);
        string turn = await GetAsync(address.Replace("/answers/", "/turns/", StringComparison.Ordinal).Replace("/stream", "", StringComparison.Ordinal), "empty", cancellationToken);
        if (blocks.Exists(block => !turn.Contains(block, StringComparison.Ordinal)))
        {
            throw new BenchFailureException($"The turn at '{address}' differs from what was streamed.");
        }
    }

    private static void Take(JsonElement progress, List<string> blocks)
    {
        int first = progress.GetProperty("first").GetInt32();
        blocks.RemoveRange(first, blocks.Count - first);
        foreach (var block in progress.GetProperty("html").EnumerateArray())
        {
            blocks.Add(block.GetString()!);
        }
    }

    private string Arriving(string html)
    {
        var found = StreamAddress().Match(html);
        if (!found.Success)
        {
            throw new BenchFailureException($"No answer arrives for '{Name}'; the page says: {Tag().Replace(html, " ")[..Math.Min(300, html.Length)]}");
        }
        (_conversation, _lastTurn) = (found.Groups[1].Value, found.Groups[2].Value);
        return found.Value;
    }

    private async Task<string> GetAsync(string path, string destination, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Add("Sec-Fetch-Dest", destination);
        using var response = await _http.SendAsync(request, cancellationToken);
        return await ReadAsync(response, request, HttpStatusCode.OK, cancellationToken);
    }

    /// <returns>Where the answer leads; empty where it is a page.</returns>
    private async Task<string> SubmitAsync(string path, (string, string)[] fields, HttpStatusCode expected, CancellationToken cancellationToken)
    {
        using var request = Form(path, "document", fields);
        using var response = await _http.SendAsync(request, cancellationToken);
        await ReadAsync(response, request, expected, cancellationToken);
        return response.Headers.Location?.OriginalString ?? "";
    }

    private HttpRequestMessage Form(string path, string destination, (string Name, string Value)[] fields)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, path)
        {
            Content = new FormUrlEncodedContent(fields.Append(("__RequestVerificationToken", _token)).Select(field => KeyValuePair.Create(field.Item1, field.Item2))),
        };
        request.Headers.Add("Sec-Fetch-Dest", destination);
        return request;
    }

    private async Task<string> ReadAsync(HttpResponseMessage response, HttpRequestMessage request, HttpStatusCode expected, CancellationToken cancellationToken)
    {
        byte[] body = await response.Content.ReadAsByteArrayAsync(cancellationToken);
        LastBytes = body.Length;
        string text = System.Text.Encoding.UTF8.GetString(body);
        return response.StatusCode == expected
            ? text
            : throw new BenchFailureException($"{request.Method} '{request.RequestUri}' for '{Name}' answered {(int)response.StatusCode} to '{response.Headers.Location}': {Tag().Replace(text, " ")}");
    }

    [GeneratedRegex("""name="(?:csrf-token|__RequestVerificationToken)"[^>]* (?:content|value)="([^"]+)[" ]""")]
    private static partial Regex CsrfToken();

    [GeneratedRegex("name=\"digest\" value=\"([^\"]+)")]
    private static partial Regex DigestField();

    [GeneratedRegex("""/chat/([^/"]+)/answers/([^/"]+)/stream""")]
    private static partial Regex StreamAddress();

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tag();
}
