using System.ClientModel;
using System.Net;
using System.Text;
using Caveat.Scenarios.Hosting;
using Caveat.Testing;
using Microsoft.AspNetCore.Http;
using OpenAI;
using OpenAI.Chat;

namespace Caveat.Scenarios;

/// <summary>Two people order a vendor out, a council stays the order and lifts the stay; callers see what happens and when.</summary>
public sealed class AnOrderEndsAVendor
{
    private static readonly DateTimeOffset Ten = OrderStage.Morning.AddHours(1);
    private static readonly DateTimeOffset Noon = OrderStage.Morning.AddHours(3);

    private static readonly string End = $"terminate: vendor vendor\nfrom: {OrderStage.Time(Ten)}\nstop: {OrderStage.Time(Noon)}";

    [Fact]
    public async Task Before_the_wind_down_an_answer_says_when_it_will_stop_and_what_takes_over()
    {
        await using var stage = await OrderStage.OpenAsync();
        Assert.Null((await stage.AskAsync()).Sunset);
        await stage.OrderAsync("end", End + "\nsubstitute: vendor self-hosted");
        var answer = await stage.AskAsync();
        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal("Mon, 01 Jun 2026 12:00:00 GMT", answer.Sunset);
        Assert.Equal("order=end; no-new-conversations=2026-06-01T10:00:00Z; stop=2026-06-01T12:00:00Z; substitute=\"vendor self-hosted\"", answer.Notice);
        Assert.Null((await stage.AskAsync(model: "open-model")).Sunset);
    }

    [Fact]
    public async Task The_front_page_announces_it_until_the_order_is_stayed()
    {
        await using var stage = await OrderStage.OpenAsync();
        using var browser = new HttpClient { BaseAddress = new Uri(stage.Server.Url) };
        Assert.DoesNotContain("Order <b>", await browser.GetStringAsync(new Uri("/", UriKind.Relative)), StringComparison.Ordinal);
        await stage.OrderAsync("end", End + "\nsubstitute: vendor self-hosted");
        Assert.Contains(
            "Order <b>end</b>: vendor vendor, no new conversations from 1 June 2026, 10:00 UTC, nothing from 1 June 2026, 12:00 UTC; vendor self-hosted takes over.",
            await browser.GetStringAsync(new Uri("/", UriKind.Relative)), StringComparison.Ordinal);
        stage.Clock.Set(Ten);
        await stage.OrderAsync("stayed", $"stay: order end\nfrom: {OrderStage.Time(Ten)}");
        Assert.DoesNotContain("Order <b>", await browser.GetStringAsync(new Uri("/", UriKind.Relative)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task In_wind_down_a_new_conversation_is_refused_and_an_old_one_goes_on_until_the_hard_stop()
    {
        await using var stage = await OrderStage.OpenAsync();
        await stage.OrderAsync("end", End);
        stage.Clock.Set(Ten);
        var refused = await stage.AskAsync();
        Assert.Equal((HttpStatusCode.Forbidden, "order_in_force", "end"), (refused.Status, refused.Code, refused.Order));
        var continued = await stage.AskAsync(goesOn: true);
        Assert.Equal((HttpStatusCode.OK, "The vendor answers."), (continued.Status, continued.Text));
        Assert.NotNull(continued.Sunset);
        stage.Clock.Set(Noon);
        Assert.Equal("order_in_force", (await stage.AskAsync(goesOn: true)).Code);
        Assert.Single(stage.Vendor.Received);
    }

    [Fact]
    public async Task Another_vendor_of_the_same_model_takes_over_without_a_change_at_the_client()
    {
        await using var stage = await OrderStage.OpenAsync(selfHosted: true);
        Assert.Equal("The vendor answers.", (await stage.AskAsync()).Text);
        await stage.OrderAsync("end", End);
        stage.Clock.Set(Ten);
        Assert.Equal("Our own machines answer.", (await stage.AskAsync()).Text);
        Assert.Equal("The vendor answers.", (await stage.AskAsync(goesOn: true)).Text);
        stage.Clock.Set(Noon);
        Assert.Equal("Our own machines answer.", (await stage.AskAsync(goesOn: true)).Text);
    }

    [Fact]
    public async Task The_official_client_does_not_notice_that_another_vendor_answers()
    {
        await using var stage = await OrderStage.OpenAsync(selfHosted: true);
        var client = new OpenAIClient(new ApiKeyCredential(stage.Server.KeyOf("officer")), new OpenAIClientOptions { Endpoint = new Uri(stage.Server.Url + "/v1") }).GetChatClient("test-model");
        ChatCompletion before = await client.CompleteChatAsync("What is the weather?");
        await stage.OrderAsync("end", End);
        stage.Clock.Set(Noon);
        ChatCompletion after = await client.CompleteChatAsync("What is the weather?");
        Assert.Equal(("The vendor answers.", "Our own machines answer."), (before.Content[0].Text, after.Content[0].Text));
    }

    [Fact]
    public async Task The_model_that_the_order_names_is_asked_in_the_place_of_the_one_that_it_ends()
    {
        await using var stage = await OrderStage.OpenAsync();
        await stage.OrderAsync("end", End + "\nsubstitute: model self-hosted/open-model");
        stage.Clock.Set(Noon);
        var answer = await stage.AskAsync();
        Assert.Equal("Our own machines answer.", answer.Text);
        Assert.Equal(OrderStage.Request(goesOn: false, model: "open-model"), stage.SelfHosted.Received.Single().Text);
        Assert.Equal("order=end; answered-by=\"model self-hosted/open-model\"", answer.Notice);
        Assert.Empty(stage.Vendor.Received);
    }

    [Fact]
    public async Task A_substitute_is_decided_on_like_any_model()
    {
        await using var stage = await OrderStage.OpenAsync();
        await stage.OrderAsync("end", End + "\nsubstitute: model self-hosted/open-model");
        await stage.OrderAsync("no-substitute", "suspend: model self-hosted/open-model");
        stage.Clock.Set(Noon);
        Assert.Equal("order_in_force", (await stage.AskAsync()).Code);
        Assert.Empty(stage.SelfHosted.Received);
    }

    [Theory]
    [InlineData("", true)]
    [InlineData("\nin flight: cut", true)]
    [InlineData("\nin flight: finish", false)]
    public async Task At_the_hard_stop_a_streaming_answer_is_cut_or_finishes_as_the_order_says(string inFlight, bool isCut)
    {
        await using var stage = await OrderStage.OpenAsync();
        await stage.OrderAsync("end", End + inFlight);
        stage.Clock.Set(Noon.AddMinutes(-5));
        var stopped = new TaskCompletionSource();
        stage.Vendor.OnChat = async http =>
        {
            await BeginAsync(http);
            await stopped.Task.WaitAsync(http.RequestAborted);
            await FakeProvider.StreamAsync(http, "This comes after the stop.");
        };
        using var client = stage.Server.ClientOf("officer");
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/chat/completions") { Content = new StringContent(OrderStage.Request(goesOn: true, stream: true), null, "application/json") };
        using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        using var reader = new StreamReader(await response.Content.ReadAsStreamAsync());
        var first = await reader.ReadLineAsync();
        Assert.Contains("Ostend", first, StringComparison.Ordinal);
        stage.Clock.Set(Noon);
        stopped.SetResult();
        var rest = await reader.ReadToEndAsync();
        Assert.Equal(isCut, rest.Contains("\"code\":\"order_in_force\"", StringComparison.Ordinal));
        Assert.Equal(!isCut, rest.Contains("This comes after the stop.", StringComparison.Ordinal));
        Assert.Equal(!isCut, rest.Contains("[DONE]", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("cut", HttpStatusCode.Forbidden)]
    [InlineData("finish", HttpStatusCode.OK)]
    public async Task So_is_a_whole_answer_that_comes_after_the_stop(string inFlight, HttpStatusCode expected)
    {
        await using var stage = await OrderStage.OpenAsync();
        await stage.OrderAsync("end", $"{End}\nin flight: {inFlight}");
        stage.Clock.Set(Noon.AddMinutes(-5));
        stage.Vendor.OnChat = http =>
        {
            stage.Clock.Set(Noon);
            return FakeProvider.AnswerJsonAsync(http, FakeProvider.Completion("Late."));
        };
        Assert.Equal(expected, (await stage.AskAsync(goesOn: true)).Status);
    }

    [Fact]
    public async Task An_order_that_is_accepted_while_an_answer_streams_cuts_it()
    {
        await using var stage = await OrderStage.OpenAsync();
        var (begun, ordered) = (new TaskCompletionSource(), new TaskCompletionSource());
        stage.Vendor.OnChat = async http =>
        {
            await BeginAsync(http);
            begun.SetResult();
            await ordered.Task.WaitAsync(http.RequestAborted);
            await FakeProvider.StreamAsync(http, "This comes after the order.");
        };
        var asking = stage.AskAsync(stream: true);
        await begun.Task;
        await stage.OrderAsync("end", "terminate: vendor vendor");
        ordered.SetResult();
        var answer = await asking;
        Assert.Contains("order_in_force", answer.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("after the order", answer.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stay_gives_the_vendor_back_and_its_end_takes_it_away_again()
    {
        await using var stage = await OrderStage.OpenAsync();
        await stage.OrderAsync("end", "terminate: vendor vendor");
        Assert.Equal("end", (await stage.AskAsync()).Order);
        await stage.OrderAsync("stay", $"stay: order end\nuntil: {OrderStage.Time(Noon)}");
        Assert.Equal(HttpStatusCode.OK, (await stage.AskAsync()).Status);
        stage.Clock.Set(Noon);
        Assert.Equal("end", (await stage.AskAsync()).Order);
    }

    [Fact]
    public async Task Reinstating_the_order_lifts_its_stay_and_reinstating_the_vendor_ends_the_order()
    {
        await using var stage = await OrderStage.OpenAsync();
        await stage.OrderAsync("end", "terminate: vendor vendor");
        await stage.OrderAsync("stay", "stay: order end");
        Assert.Equal(HttpStatusCode.OK, (await stage.AskAsync()).Status);
        await stage.OrderAsync("lift", "reinstate: order end");
        Assert.Equal("end", (await stage.AskAsync()).Order);
        await stage.OrderAsync("settle", "reinstate: vendor vendor");
        Assert.Equal(HttpStatusCode.OK, (await stage.AskAsync()).Status);
    }

    [Fact]
    public async Task A_final_order_takes_the_place_of_the_first_one()
    {
        await using var stage = await OrderStage.OpenAsync();
        await stage.OrderAsync("end", End);
        await stage.OrderAsync("final", $"supersede: order end\nwith: terminate vendor vendor\nfrom: {OrderStage.Time(OrderStage.Morning.AddMinutes(30))}");
        stage.Clock.Set(OrderStage.Morning.AddMinutes(30));
        Assert.Equal("final", (await stage.AskAsync(goesOn: true)).Order);
        // What is superseded counts as if it were not there, so the first one stands again.
        await stage.OrderAsync("peace", "supersede: order final\nwith: nothing");
        Assert.Equal(HttpStatusCode.OK, (await stage.AskAsync()).Status);
        stage.Clock.Set(Noon);
        Assert.Equal("end", (await stage.AskAsync()).Order);
    }

    [Theory]
    [InlineData("model vendor/test-model", "officer", "test-model", "open-model")]
    [InlineData("model vendor/*", "officer", "test-model", "open-model")]
    [InlineData("provider fake-0", "officer", "test-model", "open-model")]
    [InlineData("vendor self-hosted", "officer", "open-model", "test-model")]
    public async Task What_is_served_otherwise_goes_on(string target, string caller, string stopped, string goesOn)
    {
        await using var stage = await OrderStage.OpenAsync();
        await stage.OrderAsync("end", "suspend: " + target);
        Assert.Equal("order_in_force", (await stage.AskAsync(caller, model: stopped)).Code);
        Assert.Equal(HttpStatusCode.OK, (await stage.AskAsync(caller, model: goesOn)).Status);
    }

    [Theory]
    [InlineData("organisation alliance-headquarters", false, true)]
    [InlineData("organisation ministry-of-digital-affairs", true, false)]
    [InlineData("network nato-unclassified", false, false)]
    public async Task Who_is_not_meant_goes_on(string target, bool officer, bool developer)
    {
        await using var stage = await OrderStage.OpenAsync();
        await stage.OrderAsync("end", "suspend: " + target);
        Assert.Equal(officer ? HttpStatusCode.OK : HttpStatusCode.Forbidden, (await stage.AskAsync("officer")).Status);
        Assert.Equal(developer ? HttpStatusCode.OK : HttpStatusCode.Forbidden, (await stage.AskAsync("developer")).Status);
    }

    [Fact]
    public async Task An_app_is_ended_for_all_who_use_it()
    {
        await using var stage = await OrderStage.OpenAsync();
        var (_, key) = await stage.Server.AddCallerAsync("of-the-app", "caller", app: "travel-desk");
        await stage.OrderAsync("end", "terminate: app travel-desk");
        var answer = await stage.Server.WithKeyAsync(key, "POST", "/v1/chat/completions", Encoding.UTF8.GetBytes(OrderStage.Request(goesOn: false)));
        Assert.Equal(("order_in_force", "end"), (answer.Code, answer.Order));
        Assert.Equal(HttpStatusCode.OK, (await stage.AskAsync()).Status);
    }

    [Fact]
    public async Task An_order_past_its_expiry_is_refused_when_it_is_handed_in_and_when_it_is_confirmed()
    {
        await using var stage = await OrderStage.OpenAsync();
        var order = stage.Order("end", "terminate: vendor vendor", expires: Ten);
        var submitted = await stage.Server.SubmitAsync(order);
        Assert.Equal(HttpStatusCode.Created, submitted.Status);
        stage.Clock.Set(Ten);
        await RefusedAsync(stage, await stage.Server.ConfirmAsync(submitted.Digest()), "The order expired at 2026-06-01T10:00:00Z");
        await RefusedAsync(stage, await stage.Server.SubmitAsync(stage.Order("late", "terminate: vendor vendor", issued: OrderStage.Morning, expires: Ten)), "The order expired at 2026-06-01T10:00:00Z");
    }

    [Fact]
    public async Task A_clock_that_jumps_back_revives_no_order_that_has_expired()
    {
        await using var stage = await OrderStage.OpenAsync();
        var order = stage.Order("end", "terminate: vendor vendor", expires: Ten);
        stage.Clock.Set(Noon);
        await RefusedAsync(stage, await stage.Server.SubmitAsync(order), "The order expired at 2026-06-01T10:00:00Z");
        stage.Clock.Set(OrderStage.Morning);
        await RefusedAsync(stage, await stage.Server.SubmitAsync(order), "The order expired at 2026-06-01T10:00:00Z and it is 2026-06-01T12:00:0");
    }

    [Fact]
    public async Task A_clock_that_jumps_back_revives_no_vendor_that_was_stopped()
    {
        await using var stage = await OrderStage.OpenAsync();
        await stage.OrderAsync("end", End);
        stage.Clock.Set(Noon);
        Assert.Equal("end", (await stage.AskAsync(goesOn: true)).Order);
        stage.Clock.Set(OrderStage.Morning);
        Assert.Equal("end", (await stage.AskAsync(goesOn: true)).Order);
    }

    [Fact]
    public async Task The_same_key_twice_is_one_signature()
    {
        await using var stage = await OrderStage.OpenAsync();
        await RefusedAsync(stage, await stage.Server.SubmitAsync(stage.Order("end", "terminate: vendor vendor", ["council-chair", "council-chair"])), "the order has 1 of its people's (\"council-chair\")");
    }

    [Fact]
    public async Task A_second_person_confirms_once()
    {
        await using var stage = await OrderStage.OpenAsync();
        var submitted = await stage.Server.SubmitAsync(stage.Order("end", "terminate: vendor vendor"));
        var digest = submitted.Digest();
        var same = await stage.Server.ConfirmAsync(digest, "legal-adviser");
        Assert.Equal((HttpStatusCode.Forbidden, "same_person"), (same.Status, same.Code));
        Assert.Equal(HttpStatusCode.OK, (await stage.AskAsync()).Status);
        Assert.Equal(HttpStatusCode.OK, (await stage.Server.ConfirmAsync(digest)).Status);
        Assert.Equal(HttpStatusCode.Conflict, (await stage.Server.ConfirmAsync(digest)).Status);
        Assert.Equal(HttpStatusCode.Conflict, (await stage.Server.SubmitAsync(stage.Order("end", "terminate: vendor vendor"))).Status);
    }

    [Fact]
    public async Task Orders_are_in_force_again_after_a_restart_whatever_sequence_they_came_in()
    {
        await using var stage = await OrderStage.OpenAsync();
        await stage.OrderAsync("end", "terminate: vendor vendor");
        // Confirmed within one thousandth of a second of each other, or by a clock that was set back in between.
        await stage.OrderAsync("stay", "stay: order end");
        await stage.OrderAsync("lift", "reinstate: order end");
        await stage.RestartAsync();
        Assert.Equal("end", (await stage.AskAsync()).Order);
    }

    /// <summary>So much of an answer that its beginning has left the gateway when the provider pauses.</summary>
    private static async Task BeginAsync(HttpContext http)
    {
        for (var i = 0; i < 4; i++)
        {
            await FakeProvider.SendEventAsync(http, FakeProvider.Chunk(Texts.News + "\n\n"));
        }
    }

    private static async Task RefusedAsync(OrderStage stage, Answer refused, string sentence)
    {
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "document_invalid"), (refused.Status, refused.Code));
        Assert.Contains(sentence, refused.Error["errors"]!.AsArray().Single()!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await stage.AskAsync()).Status);
    }
}
