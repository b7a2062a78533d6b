using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Caveat.Scenarios.Hosting;

namespace Caveat.Scenarios;

/// <summary>What cannot be read gets one clear sentence with the right status, and leaks nothing.</summary>
public sealed class BadInput : IAsyncLifetime
{
    private GovernedServer _server = null!;

    public async ValueTask InitializeAsync() => _server = await GovernedServer.StartAsync("--Limits:RequestBytes=65536");

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Theory]
    [InlineData("", "line 1")]
    [InlineData("{", "line 1")]
    [InlineData("{\"model\":\"built-in/quote\",\n\"messages\":[}", "line 2")]
    [InlineData("{\"model\":\"built-in/quote\",\"messages\":[{\"role\":\"user\",\"content\":\"hi\"}]} trailing", "line 1")]
    [InlineData("[]", "not a JSON object")]
    [InlineData("{\"messages\":[{\"role\":\"user\",\"content\":\"hi\"}]}", "\"model\" is missing")]
    [InlineData("{\"model\":\"built-in/quote\"}", "\"messages\" is missing")]
    [InlineData("{\"model\":7,\"messages\":[]}", "\"model\" is a number")]
    [InlineData("{\"model\":\"built-in/quote\",\"messages\":[]}", "\"messages\" is empty")]
    [InlineData("{\"model\":\"built-in/quote\",\"messages\":\"hi\"}", "\"messages\" is a string")]
    [InlineData("{\"model\":\"built-in/quote\",\"messages\":[\"hi\"]}", "\"messages[0]\" is a string")]
    [InlineData("{\"model\":\"built-in/quote\",\"messages\":[{\"content\":\"hi\"}]}", "no \"role\"")]
    [InlineData("{\"model\":\"built-in/quote\",\"messages\":[{\"role\":\"user\",\"content\":5}]}", "\"messages[0].content\" is a number")]
    [InlineData("{\"model\":\"built-in/quote\",\"stream\":\"yes\",\"messages\":[{\"role\":\"user\",\"content\":\"hi\"}]}", "\"stream\" is a string")]
    [InlineData("{\"model\":\"built-in/quote\",\"model\":\"x\",\"messages\":[{\"role\":\"user\",\"content\":\"hi\"}]}", "given twice")]
    [InlineData("{\"model\":\"built-in/quote\",\"messages\":[{\"role\":\"user\",\"content\":\"\\ud800\"}]}", "surrogate")]
    [InlineData("{\"model\":\"built-in/quote\",\"messages\":[{\"role\":\"user\",\"content\":[{\"type\":\"image_url\",\"image_url\":{\"url\":\"data:\"}}]}]}", "messages[0].content[0]")]
    public async Task A_request_that_cannot_be_read(string body, string words)
    {
        var answer = await _server.PostAsync("officer", body);
        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Contains(words, answer.Message, StringComparison.Ordinal);
        Assert.Equal("invalid_request_error", answer.Error["type"]!.GetValue<string>());
    }

    [Fact]
    public async Task Ten_thousand_nested_arrays()
    {
        var nested = new string('[', 10_000) + new string(']', 10_000);
        var answer = await _server.PostAsync("officer", $$"""{"model":"built-in/quote","x":{{nested}},"messages":[{"role":"user","content":"hi"}]}""");
        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Contains("deeper than 64", answer.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Bytes_that_are_no_UTF8()
    {
        using var client = _server.ClientOf("officer");
        byte[] body = [.. "{\"model\":\"built-in/quote\",\"messages\":[{\"role\":\"user\",\"content\":\""u8, 0xC3, 0x28, .. "\"}]}"u8];
        using var content = new ByteArrayContent(body);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        using var response = await client.PostAsync(new Uri("/v1/chat/completions", UriKind.Relative), content);
        var answer = await Answer.ReadAsync(response);
        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Contains("UTF-8", answer.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_body_larger_than_the_limit(bool announced)
    {
        using var client = _server.ClientOf("officer");
        using var content = new StringContent(new string('x', 70_000), Encoding.UTF8, "application/json");
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/chat/completions") { Content = content };
        request.Headers.TransferEncodingChunked = !announced;
        using var response = await client.SendAsync(request);
        var answer = await Answer.ReadAsync(response);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.Status);
        Assert.Contains("65536", answer.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_model_that_nobody_serves()
    {
        var answer = await _server.AskAsync("officer", "hi", "gpt-nine");
        Assert.Equal(HttpStatusCode.NotFound, answer.Status);
        Assert.Equal("model_not_found", answer.Code);
        Assert.Contains("\"gpt-nine\"", answer.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, "missing_api_key")]
    [InlineData("Basic b2ZmaWNlcg==", "missing_api_key")]
    [InlineData("Bearer", "missing_api_key")]
    [InlineData("Bearer nonsense", "invalid_api_key")]
    [InlineData("Bearer cav_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", "invalid_api_key")]
    public async Task A_key_that_is_missing_or_wrong(string? authorization, string code)
    {
        using var client = new HttpClient { BaseAddress = new Uri(_server.Url) };
        foreach (var path in new[] { "/v1/chat/completions", "/v1/models", "/v1/receipts/00000000-0", "/no/such/path" })
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, path);
            if (authorization is not null)
            {
                Assert.True(request.Headers.TryAddWithoutValidation("Authorization", authorization));
            }

            using var response = await client.SendAsync(request);
            Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
            Assert.Equal("Bearer", response.Headers.WwwAuthenticate.Single().Scheme);
            Assert.Equal(code, (await Answer.ReadAsync(response)).Code);
        }
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("00000000-0")]
    [InlineData("00000000-99999999999999999999")]
    public async Task A_receipt_that_does_not_exist(string id)
    {
        using var client = _server.ClientOf("auditor");
        using var response = await client.GetAsync(new Uri($"/v1/receipts/{id}", UriKind.Relative));
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    [Theory]
    [InlineData("/ledger/../keys/log.key")]
    [InlineData("/ledger/..%2fkeys%2flog.key")]
    [InlineData("/ledger/tile/0/..%2f..%2f..%2fdemo.json")]
    [InlineData("/ledger/log.key")]
    public async Task A_path_out_of_the_published_log(string path)
    {
        using var client = new HttpClient { BaseAddress = new Uri(_server.Url) };
        using var response = await client.GetAsync(new Uri(_server.Url + path, new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true }));
        Assert.False(response.IsSuccessStatusCode);
        Assert.DoesNotContain("PRIVATE", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }
}
