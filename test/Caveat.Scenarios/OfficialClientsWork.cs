using System.ClientModel;
using System.Text.Json.Nodes;
using Caveat.Scenarios.Hosting;
using Caveat.Testing;
using OpenAI;
using OpenAI.Chat;

namespace Caveat.Scenarios;

/// <summary>The official OpenAI clients need a base URL and a key, and nothing else.</summary>
public sealed class OfficialClientsWork : ProviderScenario
{
    [Fact]
    public async Task The_dotnet_client_chats()
    {
        ChatCompletion answer = await Client("built-in/quote").CompleteChatAsync(Texts.Summarise);
        Assert.Contains("port of Ostend", answer.Content[0].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_dotnet_client_streams()
    {
        var text = "";
        await foreach (var update in Client("built-in/quote").CompleteChatStreamingAsync(Texts.Summarise))
        {
            text += string.Concat(update.ContentUpdate.Select(part => part.Text));
        }

        Assert.Contains("port of Ostend", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_dotnet_client_calls_tools_and_theProvider_gets_the_callers_very_bytes()
    {
        const string ToolCall = """{"id":"chatcmpl-1","object":"chat.completion","created":1,"model":"test-model","choices":[{"index":0,"message":{"role":"assistant","content":null,"tool_calls":[{"id":"call_1","type":"function","function":{"name":"get_weather","arguments":"{\"city\":\"Ostend\"}"}}]},"finish_reason":"tool_calls"}]}""";
        Provider.OnChat = http => FakeProvider.AnswerJsonAsync(http, ToolCall);
        var tool = ChatTool.CreateFunctionTool("get_weather", "Says how the weather is.", BinaryData.FromString("""{"type":"object","properties":{"city":{"type":"string"}}}"""));

        ChatCompletion answer = await Client("test-model").CompleteChatAsync([new UserChatMessage("How is the weather in Ostend?")], new ChatCompletionOptions { Tools = { tool } });

        Assert.Equal(ChatFinishReason.ToolCalls, answer.FinishReason);
        Assert.Equal("get_weather", answer.ToolCalls.Single().FunctionName);
        Assert.Contains("\"get_weather\"", Provider.Received.Single().Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Unknown_fields_and_odd_spacing_reach_theProvider_byte_for_byte_and_the_callers_key_does_not()
    {
        const string Request = """
            { "messages" : [ {"role":"user", "name":"x", "content":"Héllo \u0041", "vendor_field": {"deep": [1.50, 1e3, null]}} ],
              "model":"test-model",   "temperature": 0.10, "x-unknown": [true] }
            """;
        var answer = await Server.PostAsync("officer", Request);

        Assert.Equal(FakeProvider.Completion("Hello."), answer.Body);
        var received = Provider.Received.Single();
        Assert.Equal(Request, received.Text);
        Assert.DoesNotContain("cav_", received.Authorization, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_dotnet_client_lists_models()
    {
        var models = await OpenAi().GetOpenAIModelClient().GetModelsAsync();
        Assert.Equal(["built-in/quote", "test-model"], models.Value.Select(model => model.Id));
    }

    [Fact]
    public async Task A_refusal_is_the_dotnet_clients_403_with_the_clause_in_its_body()
    {
        var refusal = await Assert.ThrowsAsync<ClientResultException>(() => Client("built-in/quote").CompleteChatAsync("NATO SECRET\n" + Texts.Summarise));
        Assert.Equal(403, refusal.Status);
        Assert.Equal("2.1", JsonNode.Parse(refusal.GetRawResponse()!.Content)!["error"]!["clause"]!.GetValue<string>());
    }

    [Fact]
    public async Task The_javascript_client_chats_streams_calls_tools_lists_models_and_raises_its_permission_error()
    {
        var folder = Repository.File("test", "Caveat.Scenarios", "sdk");
        if (!Directory.Exists(Path.Combine(folder, "node_modules")))
        {
            Assert.Skip("The official JavaScript client is not installed: run npm ci in test/Caveat.Scenarios/sdk.");
        }

        var run = await Command.RunAsync("node", ["openai.mjs", Server.Url + "/v1"], folder, new Dictionary<string, string> { ["CAVEAT_KEY"] = Server.KeyOf("officer") });
        Assert.True(run.ExitCode == 0, run.Error);
        var result = JsonNode.Parse(run.Output)!;
        Assert.Contains("port of Ostend", result["chat"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Contains("port of Ostend", result["stream"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Contains("built-in/quote", result["models"]!.AsArray().Select(id => id!.GetValue<string>()));
        Assert.Equal("PermissionDeniedError", result["refusal"]!["name"]!.GetValue<string>());
        Assert.Equal("2.1", result["refusal"]!["clause"]!.GetValue<string>());
    }

    private OpenAIClient OpenAi() => new(new ApiKeyCredential(Server.KeyOf("officer")), new OpenAIClientOptions { Endpoint = new Uri(Server.Url + "/v1") });

    private ChatClient Client(string model) => OpenAi().GetChatClient(model);
}
