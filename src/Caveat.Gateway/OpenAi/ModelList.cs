using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using Caveat.Agreements;
using Caveat.Agreements.Evaluation;
using Caveat.Gateway.Callers;
using Caveat.Gateway.Exchanges;
using Caveat.Gateway.Providers;
using Caveat.Screening.Reading;

namespace Caveat.Gateway.OpenAi;

/// <summary>The models that the agreement in force lets a caller use, in OpenAI's shape.</summary>
internal sealed class ModelList(ModelCatalogue catalogue, Judge judge)
{
    // With letters as people write them: descriptions go to programs and terminals, never into HTML.
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly TextReading NothingRead = new();

    public void Write(Caller caller, Language language, IBufferWriter<byte> destination)
    {
        using var json = new Utf8JsonWriter(destination, Options);
        json.WriteStartObject();
        json.WriteString("object"u8, "list"u8);
        json.WriteStartArray("data"u8);
        foreach (var route in catalogue.Routes)
        {
            if (PermittedProvider(caller, route) is { } provider)
            {
                WriteModel(json, route, provider, language);
            }
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    /// <returns>False when there is no such model for this caller.</returns>
    public bool TryWriteOne(Caller caller, string model, Language language, IBufferWriter<byte> destination)
    {
        if (catalogue.Find(model) is not { } route || PermittedProvider(caller, route) is not { } provider)
        {
            return false;
        }

        using var json = new Utf8JsonWriter(destination, Options);
        WriteModel(json, route, provider, language);
        return true;
    }

    private IProvider? PermittedProvider(Caller caller, ModelRoute route)
    {
        foreach (var provider in route.Providers)
        {
            // What people may still approve can be asked for.
            if (judge.Decide(judge.Facts(caller, provider, route.Model, NothingRead)) is not Decision.Refused)
            {
                return provider;
            }
        }

        return null;
    }

    private static void WriteModel(Utf8JsonWriter json, ModelRoute route, IProvider provider, Language language)
    {
        json.WriteStartObject();
        json.WriteString("id"u8, route.Model.Value);
        json.WriteString("object"u8, "model"u8);
        // When a model was made is not known here; clients require the field.
        json.WriteNumber("created"u8, 0);
        json.WriteString("owned_by"u8, provider.Vendor.Value);
        if (provider.Describe(route.Model, language) is { } description)
        {
            json.WriteString("description"u8, description);
        }

        json.WriteEndObject();
    }
}
