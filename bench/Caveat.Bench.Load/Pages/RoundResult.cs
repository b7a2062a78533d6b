using Caveat.Bench.Load.Measuring;

namespace Caveat.Bench.Load.Pages;

/// <summary>One round: every reader asked once and had the whole answer.</summary>
/// <param name="SteadyProcessor">The server's processor time while all answers streamed and none had ended, with the tokens of that time.</param>
/// <param name="Steps">How often readers were told of more, all together.</param>
internal sealed record RoundResult(
    string Name,
    int Readers,
    TimeSpan Took,
    TimeSpan Processor,
    long Tokens,
    TimeSpan SteadyProcessor,
    long SteadyTokens,
    long Steps,
    long ResidentBefore,
    long ResidentMost,
    LatencyHistogram Delays);
