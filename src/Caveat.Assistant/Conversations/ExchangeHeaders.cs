using System.ClientModel.Primitives;

namespace Caveat.Assistant.Conversations;

/// <summary>Puts the gateway's own headers on a request of the OpenAI client, and reads those of the response before its body arrives.</summary>
internal sealed class ExchangeHeaders(string language, string? label, Action<PipelineResponse> received) : PipelinePolicy
{
    public override void Process(PipelineMessage message, IReadOnlyList<PipelinePolicy> pipeline, int currentIndex) =>
        throw new NotSupportedException("Only asynchronous requests are made.");

    public override async ValueTask ProcessAsync(PipelineMessage message, IReadOnlyList<PipelinePolicy> pipeline, int currentIndex)
    {
        message.Request.Headers.Set("Accept-Language", language);
        if (label is not null)
        {
            message.Request.Headers.Set("Caveat-Label", label);
        }

        await ProcessNextAsync(message, pipeline, currentIndex).ConfigureAwait(false);
        if (message.Response is { } response)
        {
            received(response);
        }
    }
}
