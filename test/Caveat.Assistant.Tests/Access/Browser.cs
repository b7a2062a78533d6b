using System.Net;
using System.Net.Http.Json;
using System.Text.RegularExpressions;

namespace Caveat.Assistant.Tests.Access;

/// <summary>What a browser does for the pages: keeps cookies, says what kind of request it makes, posts forms with their token; follows nothing.</summary>
public sealed partial class Browser(Func<Uri> address, string language) : IDisposable
{
    private const string TokenField = "__RequestVerificationToken";

    private HttpClient? _http;

    public CookieContainer Cookies { get; } = new();

    public Task<HttpResponseMessage> GoAsync(string path) => SendAsync(HttpMethod.Get, path, null, "navigate", "document");

    public Task<HttpResponseMessage> FetchAsync(string path) => SendAsync(HttpMethod.Get, path, null, "cors", "empty");

    /// <summary>Posts as a form does, with the token of the page that it stands on.</summary>
    public async Task<HttpResponseMessage> PostAsync(string path, Dictionary<string, string> fields, string page)
    {
        fields[TokenField] = await TokenAsync(page);
        return await PostBareAsync(path, fields);
    }

    /// <summary>Posts without a token, as another site's page makes a browser do.</summary>
    public Task<HttpResponseMessage> PostBareAsync(string path, Dictionary<string, string> fields) =>
        SendAsync(HttpMethod.Post, path, new FormUrlEncodedContent(fields), "navigate", "document");

    /// <summary>Posts as a script does.</summary>
    public Task<HttpResponseMessage> PostJsonAsync(string path, object body, string? token) =>
        SendAsync(HttpMethod.Post, path, JsonContent.Create(body), "cors", "empty", token);

    public Task<HttpResponseMessage> SignInAsync(string name, string code = "1234-5678", string back = "/chat") =>
        PostAsync("/sign-in", new() { ["name"] = name, ["code"] = code, ["return"] = back }, "/sign-in?locked=1");

    public async Task<string> TokenAsync(string page)
    {
        var html = await (await GoAsync(page)).Content.ReadAsStringAsync();
        var match = Token().Match(html);
        Assert.True(match.Success, $"{page} has no form: {html}");
        return match.Groups[1].Value;
    }

    public string Cookie(string name) => Cookies.GetCookies(address())[name]?.Value ?? "";

    public void SetCookie(string name, string value) => Cookies.Add(address(), new Cookie(name, value));

    public void Dispose() => _http?.Dispose();

    private async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, HttpContent? content, string mode, string destination, string? token = null)
    {
        _http ??= new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = Cookies });
        using var request = new HttpRequestMessage(method, new Uri(address(), path)) { Content = content };
        request.Headers.Add("Sec-Fetch-Mode", mode);
        request.Headers.Add("Sec-Fetch-Dest", destination);
        request.Headers.Add("Accept-Language", language);
        if (token is not null)
        {
            request.Headers.Add("RequestVerificationToken", token);
        }

        return await _http.SendAsync(request);
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex Token();
}
