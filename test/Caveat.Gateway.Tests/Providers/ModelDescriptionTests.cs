using System.Text.Json.Nodes;
using Caveat.Gateway.Providers;
using Caveat.Gateway.Tests.Hosting;

namespace Caveat.Gateway.Tests.Providers;

/// <summary>Models are told in words that people understand, where somebody wrote them.</summary>
public sealed class ModelDescriptionTests(PostgresFixture postgres)
{
    [Fact]
    public async Task The_list_and_a_single_model_have_the_operators_words()
    {
        await using var bed = await TestDatabase.CreateAsync(DatabaseKind.Sqlite, postgres);
        await using var stage = await GatewayStage.StartAsync(bed, Options(("llama3:8b", "Short drafts; fast. « Été »"), ("gone", "Not served.")));
        var list = await stage.SendAsync("officer", "GET", "/v1/models");
        Assert.Equal("Short drafts; fast. « Été »", Description(list.Json["data"]!.AsArray().Single(model => model!["id"]!.GetValue<string>() == "llama3:8b")!));
        Assert.Contains("« Été »", list.Text, StringComparison.Ordinal);
        Assert.Equal("Short drafts; fast. « Été »", Description((await stage.SendAsync("officer", "GET", "/v1/models/llama3:8b")).Json));
        Assert.Null(Description((await stage.SendAsync("officer", "GET", "/v1/models/plain")).Json));
    }

    [Theory]
    [InlineData("en", "Quotes passages of the agreement and of what you send. No language model.")]
    [InlineData("fr", "Cite des passages de l’accord et de ce que vous envoyez. Pas de modèle de langage.")]
    public async Task The_built_in_provider_describes_itself_in_the_readers_language(string language, string text)
    {
        await using var bed = await TestDatabase.CreateAsync(DatabaseKind.Sqlite, postgres);
        await using var stage = await GatewayStage.StartAsync(bed);
        Assert.Equal(text, Description((await stage.SendAsync("officer", "GET", "/v1/models/built-in/quote", language: language)).Json));
    }

    [Fact]
    public void Descriptions_without_model_or_words_or_twice_are_told_all_at_once()
    {
        List<string> errors = [];
        Options(("", "Text."), ("one", " "), ("two", new string('x', 301)), ("three", "Once."), ("three", "Twice.")).Validate("Providers:0", errors);
        Assert.Equal(4, errors.Count);
        Assert.StartsWith("Providers:0:Descriptions:0:Model is \"\"", errors[0], StringComparison.Ordinal);
        Assert.StartsWith("Providers:0:Descriptions:1:Text is \" \"", errors[1], StringComparison.Ordinal);
        Assert.StartsWith("Providers:0:Descriptions:2:Text is ", errors[2], StringComparison.Ordinal);
        Assert.Equal("Providers:0:Descriptions describes \"three\" more than once: keep one.", errors[3]);
    }

    private static ProviderOptions Options(params (string Model, string Text)[] descriptions)
    {
        var options = new ProviderOptions { Name = "fake", BaseUrl = "http://127.0.0.1:1/v1" };
        options.Models.Add("llama3:8b");
        options.Models.Add("plain");
        foreach (var (model, text) in descriptions)
        {
            options.Descriptions.Add(new ModelDescription { Model = model, Text = text });
        }

        return options;
    }

    private static string? Description(JsonNode model) => model["description"]?.GetValue<string>();
}
