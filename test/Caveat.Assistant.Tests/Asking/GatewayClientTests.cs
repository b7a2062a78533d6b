using System.Net;
using System.Text;
using Caveat.Assistant.Asking;
using Caveat.Assistant.Words;

namespace Caveat.Assistant.Tests.Asking;

public sealed class GatewayClientTests
{
    [Fact]
    public async Task A_refusal_is_told_with_its_clause_and_receipt()
    {
        var client = Client(HttpStatusCode.Forbidden, """
            {"error":{"message":"Clause 4.2 forbids it.","type":"permission_error","param":null,"code":"refused","clause":"4.2","clause_text":"No.","enforcement":"detected",
            "agreement":"sample","agreement_version":2,"label":"NATO RESTRICTED","marking":"NATO RESTRICTED","found_in":"message 1","receipt":"r1","appeal_url":"/v1/appeals/r1"}}
            """);
        var refusal = (await Assert.ThrowsAsync<GatewayRefusedException>(() => client.CallerAsync("t", CancellationToken.None))).Refusal;
        Assert.Equal(
            new RefusalView(403, "refused", "Clause 4.2 forbids it.", "4.2", "No.", "detected", "sample", 2, "r1", null, "/v1/appeals/r1", null, "message 1", "NATO RESTRICTED", "NATO RESTRICTED"),
            refusal);
        Assert.True(refusal.IsDecision);
    }

    [Theory]
    [InlineData(HttpStatusCode.BadGateway, "<html>nginx</html>", 502, "failed")]
    [InlineData(HttpStatusCode.NotFound, "{}", 404, "failed")]
    [InlineData(HttpStatusCode.OK, "<html>", 502, "unreadable_answer")]
    [InlineData(HttpStatusCode.OK, "null", 502, "unreadable_answer")]
    public async Task An_answer_that_is_none_of_the_gateways_is_a_failure(HttpStatusCode status, string body, int shown, string code)
    {
        var failure = await Assert.ThrowsAsync<GatewayRefusedException>(() => Client(status, body).CallerAsync("t", CancellationToken.None));
        Assert.Equal((shown, code), (failure.Refusal.Status, failure.Refusal.Code));
        Assert.False(failure.Refusal.IsDecision);
    }

    [Fact]
    public async Task A_gateway_that_cannot_be_reached_or_does_not_answer_has_status_0()
    {
        foreach (var thrown in new Exception[] { new HttpRequestException("refused"), new TaskCanceledException("timeout") })
        {
            using var http = Over(new Answering(_ => throw thrown));
            var failure = await Assert.ThrowsAsync<GatewayRefusedException>(() => new GatewayClient(http).ModelsAsync("t", CancellationToken.None));
            Assert.Equal((0, "unreachable"), (failure.Refusal.Status, failure.Refusal.Code));
        }
    }

    [Fact]
    public async Task Somebody_who_leaves_is_no_failure_of_the_gateway()
    {
        using var left = new CancellationTokenSource();
        await left.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Client(HttpStatusCode.OK, "{}").CallerAsync("t", left.Token));
    }

    [Theory]
    [InlineData("../../api/callers", "/v1/receipts/..%2F..%2Fapi%2Fcallers")]
    [InlineData("..", "/v1/receipts/-")]
    [InlineData("a?b#c", "/v1/receipts/a%3Fb%23c")]
    public async Task An_id_stays_one_segment_of_its_path(string id, string path)
    {
        string? asked = null;
        using var http = Over(new Answering(request =>
        {
            asked = request.RequestUri!.PathAndQuery;
            return new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent("receipt") };
        }));
        Assert.Equal("receipt", await new GatewayClient(http).ReceiptAsync("t", id, CancellationToken.None));
        Assert.Equal(path, asked);
    }

    [Fact]
    public async Task The_views_are_read_as_the_gateway_writes_them()
    {
        var models = await Client(HttpStatusCode.OK, """{"object":"list","data":[{"id":"m","object":"model","created":0,"owned_by":"v","description":"d"}]}""").ModelsAsync("t", CancellationToken.None);
        Assert.Equal(new ModelView("m", "v", "d"), Assert.Single(models));
        var orders = await Client(HttpStatusCode.OK, """{"time":"2026-03-01T00:00:00Z","orders":[{"order":"o","title":"T","state":"winding-down","stop":"2026-04-01T00:00:00Z","models":["m"]}]}""").StandingAsync("t", CancellationToken.None);
        Assert.Equal(("o", null, "m"), (orders[0].Order, orders[0].From, Assert.Single(orders[0].Models)));
        var apps = await Client(HttpStatusCode.OK, """
            {"apps":[{"id":"i","app":"a","purpose":"p","organisation":"o","network":"n","created":"2026-03-01T00:00:00Z","revoked":true,"requests":5,"refused":1,"tokens":7}],"purposes":[{"id":"p","name":"P"}],"organisations":[],"networks":[]}
            """).AppsAsync("t", Locale.French, CancellationToken.None);
        Assert.Equal((true, 5L, null), (apps.Apps[0].Revoked, apps.Apps[0].Requests, apps.Apps[0].LastUsed));
        var passkeys = await Client(HttpStatusCode.OK, """{"passkeys":[{"id":"i","name":"n","created":"2026-03-01T00:00:00Z","last_used":"2026-03-02T00:00:00Z"}]}""").PasskeysAsync("t", CancellationToken.None);
        Assert.Equal(2, Assert.Single(passkeys).LastUsed!.Value.Day);
    }

    [Fact]
    public async Task The_key_the_language_and_the_body_go_with_the_request()
    {
        HttpRequestMessage? seen = null;
        var body = "";
        using var http = Over(new Answering(request =>
        {
            seen = request;
            body = request.Content?.ReadAsStringAsync().GetAwaiter().GetResult() ?? "";
            return new HttpResponseMessage(HttpStatusCode.Created) { Content = new StringContent("""{"app":{"id":"i","app":"a","purpose":"p","organisation":"o","network":"n","created":"2026-03-01T00:00:00Z","revoked":false,"requests":0,"refused":0,"tokens":0},"key":"k"}""") };
        }));
        Assert.Equal("k", (await new GatewayClient(http).AddAppAsync("cvs_1", "a", "p", "o", CancellationToken.None)).Key);
        Assert.Equal(("Bearer cvs_1", """{"app":"a","purpose":"p","organisation":"o"}"""), (seen!.Headers.Authorization!.ToString(), body));
    }

    private static GatewayClient Client(HttpStatusCode status, string body) => new(Over(new Answering(_ => new HttpResponseMessage(status)
    {
        Content = new StringContent(body, Encoding.UTF8, "application/json"),
    })));

    private static HttpClient Over(HttpMessageHandler handler) => new(handler) { BaseAddress = new Uri("http://gateway.invalid/") };

    private sealed class Answering(Func<HttpRequestMessage, HttpResponseMessage> answer) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            cancellationToken.ThrowIfCancellationRequested();
            return Task.FromResult(answer(request));
        }
    }
}
