namespace Caveat.Gateway.Providers;

/// <summary>What came of asking a provider.</summary>
public abstract record ProviderReply
{
    private ProviderReply()
    {
    }

    /// <summary>The provider answers: a status and a body that may still be streaming. Dispose to let go of the connection.</summary>
    public sealed record Answered : ProviderReply, IDisposable
    {
        public required int Status { get; init; }

        public required Stream Body { get; init; }

        public string? ContentType { get; init; }

        public string? RetryAfter { get; init; }

        public string? RequestId { get; init; }

        /// <summary>How long the body may stay silent.</summary>
        public required TimeSpan IdleTimeout { get; init; }

        /// <summary>Ends when the caller leaves, and when the provider is silent for too long: each read sets that time anew.</summary>
        public required CancellationTokenSource Patience { get; init; }

        /// <summary>Ends when the caller leaves, and for no other reason.</summary>
        public required CancellationToken Caller { get; init; }

        internal IDisposable? Connection { get; init; }

        public bool IsEventStream =>
            ContentType is not null && ContentType.StartsWith("text/event-stream", StringComparison.OrdinalIgnoreCase);

        public void Dispose()
        {
            Body.Dispose();
            Connection?.Dispose();
            Patience.Dispose();
        }
    }

    /// <summary>The provider gave no answer: not reachable, too slow, or it broke the connection.</summary>
    public sealed record Unanswered(ProviderFailure Failure) : ProviderReply;
}
