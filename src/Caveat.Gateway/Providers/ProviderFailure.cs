namespace Caveat.Gateway.Providers;

/// <summary>Why a provider gave no usable answer; the name is what the outcome entry records.</summary>
public enum ProviderFailure
{
    /// <summary>No connection, or it was closed before an answer began.</summary>
    Unreachable,

    /// <summary>No answer, or no next piece of it, within the configured time.</summary>
    TimedOut,

    /// <summary>The connection broke in the middle of the answer.</summary>
    BrokeOff,

    /// <summary>The answer is not in the protocol that was asked for.</summary>
    Malformed,

    /// <summary>The answer is larger than the configured limit.</summary>
    TooLarge,
}
