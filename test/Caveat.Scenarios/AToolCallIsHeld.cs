using System.Net;
using System.Text.RegularExpressions;
using Caveat.Scenarios.Hosting;
using Caveat.Testing;
using Microsoft.AspNetCore.Http;

namespace Caveat.Scenarios;

/// <summary>What a model wants done stays here until a person approves it; what it only says flows.</summary>
public sealed class AToolCallIsHeld : ReviewScenario
{
    [Theory]
    [InlineData("fire_missile")]
    [InlineData("unheard_of")]
    public async Task In_a_whole_answer_it_is_fetched_after_approval_once_byte_for_byte(string tool)
    {
        var vendors = Calls(tool);
        Provider.OnChat = http => FakeProvider.AnswerJsonAsync(http, vendors);
        var held = await AskAsync("officer", Texts.Summarise);
        Assert.Equal(("held", "4.4"), (held.Code, held.Clause));
        Assert.DoesNotContain(tool, held.Body, StringComparison.Ordinal);
        var review = held.Error["review"]!.GetValue<string>();
        Assert.Equal("review_pending", (await FetchAsync(review)).Code);

        Assert.Equal("approved", await DecideAsync("reviewer", review));
        var answer = await FetchAsync(review);
        Assert.Equal((HttpStatusCode.OK, vendors, "application/json"), (answer.Status, answer.Body, answer.ContentType));
        Assert.NotEmpty(await Server.ReceiptAsync("officer", answer.Receipt!));
        Assert.Equal("approval_used", (await FetchAsync(review)).Code);
        Assert.Contains(await EntriesAsync(), entry => entry.Contains("\"end\":\"answered\"", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_tool_of_a_class_that_no_clause_is_about_is_not_held()
    {
        Provider.OnChat = http => FakeProvider.AnswerJsonAsync(http, Calls("lookup_weather"));
        Assert.Equal(HttpStatusCode.OK, (await AskAsync("officer", Texts.Summarise)).Status);
    }

    [Fact]
    public async Task The_reviewer_sees_the_prompt_and_the_call()
    {
        Provider.OnChat = http => FakeProvider.AnswerJsonAsync(http, Calls("fire_missile"));
        var review = await HeldAsync("officer", Texts.Summarise);
        await TakeAsync("reviewer", review);
        var content = (await Server.CallAsync("reviewer", $"/api/reviews/{review}/content")).Json;
        Assert.Equal(Calls("fire_missile"), content["answer"]!.GetValue<string>());
        Assert.Equal(Requests.Ask(Texts.Summarise), content["prompt"]!.GetValue<string>());
    }

    [Fact]
    public async Task In_a_stream_the_text_before_it_flows_and_the_rest_is_fetched()
    {
        Provider.OnChat = StreamCallAsync;
        var answer = await Server.PostAsync("officer", Requests.Ask(Texts.Summarise, stream: true));
        Assert.Contains("Here it comes.", answer.Body, StringComparison.Ordinal);
        Assert.Contains("\"code\":\"held\"", answer.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("fire_", answer.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("[DONE]", answer.Body, StringComparison.Ordinal);

        var review = Regex.Match(answer.Body, "\"review\":\"([0-9a-f]{32})\"").Groups[1].Value;
        await DecideAsync("reviewer", review);
        var rest = await FetchAsync(review);
        Assert.StartsWith("text/event-stream", rest.ContentType, StringComparison.Ordinal);
        Assert.Contains("fire_", rest.Body, StringComparison.Ordinal);
        Assert.EndsWith("data: [DONE]\n\n", rest.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("Here it comes.", rest.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stream_whose_caller_waits_goes_on_after_approval()
    {
        Provider.OnChat = StreamCallAsync;
        var waiting = Server.PostAsync("officer", Requests.Ask(Texts.Summarise, stream: true), ("Caveat-Wait", "60"));
        await DecideAsync("reviewer", await FirstOpenAsync("reviewer"));
        var answer = await waiting;
        Assert.Contains("fire_", answer.Body, StringComparison.Ordinal);
        Assert.EndsWith("data: [DONE]\n\n", answer.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_held_in_the_middle_of_a_stream_is_sealed_to_its_end()
    {
        Provider.OnChat = http => FakeProvider.StreamAsync(http, "Certainly. The weather is fine.\n\n", Surveillance + ".\n\n", "And this is the end.");
        var answer = await Server.PostAsync("officer", Requests.Ask(Texts.Summarise, stream: true));
        Assert.Contains("\"code\":\"held\"", answer.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("watch list", answer.Body, StringComparison.Ordinal);
        var review = Regex.Match(answer.Body, "\"review\":\"([0-9a-f]{32})\"").Groups[1].Value;
        await DecideAsync("reviewer", review);
        var rest = await FetchAsync(review);
        Assert.Contains("watch list", rest.Body, StringComparison.Ordinal);
        Assert.Contains("And this is the end.", rest.Body, StringComparison.Ordinal);
        Assert.EndsWith("data: [DONE]\n\n", rest.Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_review_before_release_keeps_the_whole_answer(bool stream)
    {
        Provider.OnChat = stream ? http => FakeProvider.StreamAsync(http, "The first ", "and the last word.") : http => FakeProvider.AnswerJsonAsync(http, FakeProvider.Completion("The first and the last word."));
        var held = await Server.PostAsync("developer", Requests.Ask(Texts.Summarise, stream: stream));
        Assert.Equal(("held", "4.5"), (held.Code, held.Clause));
        var review = held.Error["review"]!.GetValue<string>();
        Assert.Equal("role_required", (await TakeAsync("reviewer", review)).Code);
        Assert.Equal("approved", await DecideAsync("legal-adviser", review));
        var answer = await Server.CallAsync("developer", $"/v1/reviews/{review}/answer");
        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Contains("last word.", answer.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_that_bears_its_marking_bears_it_after_the_review()
    {
        Provider.OnChat = http => FakeProvider.AnswerJsonAsync(http, FakeProvider.Completion("NATO UNCLASSIFIED\n\nThe minutes."));
        var held = await Server.PostAsync("developer", Requests.Ask(Texts.Summarise), ("Caveat-Marking", "text"));
        var review = held.Error["review"]!.GetValue<string>();
        await DecideAsync("legal-adviser", review);
        var answer = await Server.CallAsync("developer", $"/v1/reviews/{review}/answer");
        Assert.Equal("NATO UNCLASSIFIED", answer.Label);
        Assert.EndsWith("The minutes.\nNATO UNCLASSIFIED", answer.Text.Replace("\n\n", "\n", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refused_answer_stays_here()
    {
        Provider.OnChat = http => FakeProvider.AnswerJsonAsync(http, Calls("fire_missile"));
        var review = await HeldAsync("officer", Texts.Summarise);
        await DecideAsync("reviewer", review, "refuse", "Not today.");
        var answer = await FetchAsync(review);
        Assert.Equal("review_refused", answer.Code);
        Assert.Contains("Not today.", answer.Message, StringComparison.Ordinal);
    }

    private Task<Answer> FetchAsync(string review) => Server.CallAsync("officer", $"/v1/reviews/{review}/answer");

    private static string Calls(string tool) => $$$"""
        {"id":"chatcmpl-1","object":"chat.completion","created":1,"model":"test-model","choices":[{"index":0,"message":{"role":"assistant","content":null,"tool_calls":[{"id":"c1","type":"function","function":{"name":"{{{tool}}}","arguments":"{\"target\":7}"}}]},"finish_reason":"tool_calls"}]}
        """;

    private static async Task StreamCallAsync(HttpContext http)
    {
        await FakeProvider.SendEventAsync(http, FakeProvider.Chunk("Here it comes.\n\n"));
        await FakeProvider.SendEventAsync(http, """{"choices":[{"index":0,"delta":{"tool_calls":[{"index":0,"id":"c1","type":"function","function":{"name":"fire_","arguments":""}}]}}]}""");
        await FakeProvider.SendEventAsync(http, """{"choices":[{"index":0,"delta":{"tool_calls":[{"index":0,"function":{"name":"missile","arguments":"{}"}}]}}]}""");
        await FakeProvider.SendEventAsync(http, FakeProvider.LastChunk());
        await FakeProvider.SendEventAsync(http, "[DONE]");
    }
}
