using System.Net;
using Caveat.Scenarios.Hosting;
using Caveat.Testing;

namespace Caveat.Scenarios;

/// <summary>Whatever a vendor's server does, the caller gets the right status and one sentence, and the server goes on.</summary>
public sealed class AProviderMisbehaves : ProviderScenario
{
    private protected override IEnumerable<string> Arguments => ["--Providers:0:AnswerTimeoutSeconds=1", "--Providers:0:IdleTimeoutSeconds=1"];

    [Fact]
    public async Task It_refuses_connections()
    {
        await Provider.DisposeAsync();
        await FailsAsync(HttpStatusCode.BadGateway, "provider_unreachable");
    }

    [Fact]
    public async Task It_hangs_before_it_answers()
    {
        Provider.OnChat = http => Task.Delay(Timeout.Infinite, http.RequestAborted);
        await FailsAsync(HttpStatusCode.GatewayTimeout, "provider_timed_out");
    }

    [Fact]
    public async Task It_closes_the_connection_without_an_answer()
    {
        Provider.OnChat = http =>
        {
            http.Abort();
            return Task.CompletedTask;
        };
        await FailsAsync(HttpStatusCode.BadGateway, "provider_unreachable");
    }

    [Theory]
    [InlineData(429, HttpStatusCode.TooManyRequests, "provider_rate_limited")]
    [InlineData(500, HttpStatusCode.BadGateway, "provider_failed")]
    [InlineData(503, HttpStatusCode.BadGateway, "provider_failed")]
    [InlineData(401, HttpStatusCode.BadGateway, "provider_rejected_gateway")]
    [InlineData(302, HttpStatusCode.BadGateway, "provider_malformed")]
    public async Task It_answers_with_an_error_of_its_own(int status, HttpStatusCode expected, string code)
    {
        Provider.OnChat = http =>
        {
            http.Response.Headers.RetryAfter = "7";
            http.Response.Headers.Location = "http://127.0.0.1:1/elsewhere";
            return FakeProvider.AnswerJsonAsync(http, """{"error":{"message":"internal detail of the vendor"}}""", status);
        };
        var answer = await FailsAsync(expected, code);
        Assert.DoesNotContain("internal detail", answer.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_it_says_about_the_request_itself_passes_through()
    {
        Provider.OnChat = http => FakeProvider.AnswerJsonAsync(http, """{"error":{"message":"temperature must be at most 2","type":"invalid_request_error","param":"temperature","code":null}}""", 400);
        var answer = await AskAsync();
        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Equal("temperature must be at most 2", answer.Message);
        Assert.NotNull(answer.Receipt);
    }

    [Theory]
    [InlineData("this is no JSON")]
    [InlineData("{\"choices\":[")]
    [InlineData("[]")]
    [InlineData("")]
    public async Task It_sends_what_is_no_answer(string body)
    {
        Provider.OnChat = http => FakeProvider.AnswerJsonAsync(http, body);
        await FailsAsync(HttpStatusCode.BadGateway, "provider_malformed");
    }

    [Fact]
    public async Task It_streams_events_that_cannot_be_read()
    {
        Provider.OnChat = async http =>
        {
            await FakeProvider.SendEventAsync(http, FakeProvider.Chunk("Good morning. "));
            await FakeProvider.SendEventAsync(http, "{\"choices\":[{\"delta\":");
        };
        var events = await StreamAsync();
        Assert.Contains("Good morning.", events, StringComparison.Ordinal);
        Assert.Contains("\"code\":\"provider_malformed\"", events, StringComparison.Ordinal);
        Assert.DoesNotContain("[DONE]", events, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_breaks_off_in_the_middle_of_a_stream()
    {
        Provider.OnChat = async http =>
        {
            await FakeProvider.SendEventAsync(http, FakeProvider.Chunk("Good morning. "));
            await Task.Delay(100);
            http.Abort();
        };
        var events = await StreamAsync();
        Assert.Contains("Good morning.", events, StringComparison.Ordinal);
        Assert.Contains("\"code\":\"provider_broke_off\"", events, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_ends_a_stream_before_it_has_said_all()
    {
        Provider.OnChat = http => FakeProvider.SendEventAsync(http, FakeProvider.Chunk("Good morning. "));
        Assert.Contains("\"code\":\"provider_broke_off\"", await StreamAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_falls_silent_in_the_middle_of_a_stream()
    {
        Provider.OnChat = async http =>
        {
            await FakeProvider.SendEventAsync(http, FakeProvider.Chunk("Good morning. "));
            await Task.Delay(Timeout.Infinite, http.RequestAborted);
        };
        Assert.Contains("\"code\":\"provider_timed_out\"", await StreamAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task AnotherProvider_of_the_same_model_answers_instead()
    {
        await using var second = await FakeProvider.StartAsync();
        await using var server = await GovernedServer.StartAsync([.. GovernedServer.With(Provider), .. GovernedServer.With(second, number: 1)]);
        Provider.OnChat = http => FakeProvider.AnswerJsonAsync(http, "{}", 503);
        second.OnChat = http => FakeProvider.AnswerJsonAsync(http, FakeProvider.Completion("From the second."));

        var answer = await server.AskAsync("officer", Texts.Summarise, "test-model");
        Assert.Equal("From the second.", answer.Text);
    }

    private async Task<Answer> FailsAsync(HttpStatusCode status, string code)
    {
        var answer = await AskAsync();
        Assert.Equal(status, answer.Status);
        Assert.Equal(code, answer.Code);
        Assert.DoesNotContain("Ostend", answer.Body, StringComparison.Ordinal);
        Assert.NotEmpty(await Server.ReceiptAsync("officer", answer.Receipt!));

        // The server stays up: the next request, to a provider that works, is answered.
        Assert.Equal(HttpStatusCode.OK, (await Server.AskAsync("officer", Texts.Summarise)).Status);
        return answer;
    }

    private Task<Answer> AskAsync() => Server.AskAsync("officer", Texts.Summarise, "test-model");

    private async Task<string> StreamAsync() => (await Server.AskAsync("officer", Texts.Summarise, "test-model", stream: true)).Body;
}
