namespace Caveat.Gateway.Exchanges;

/// <summary>How an exchange ended, for its outcome entry.</summary>
internal enum ExchangeEnd
{
    /// <summary>The whole answer was released.</summary>
    Answered,

    /// <summary>The decision refused it; nothing went to a provider.</summary>
    Refused,

    /// <summary>The decision held it; nothing went to a provider.</summary>
    Held,

    /// <summary>The provider answered, and its answer was refused or cut where it turned into a violation.</summary>
    AnswerRefused,

    /// <summary>The provider answered, and a clause keeps its answer for reviewers.</summary>
    AnswerHeld,

    /// <summary>The caller went away before the answer was complete.</summary>
    CallerLeft,

    /// <summary>The provider gave no whole answer.</summary>
    ProviderFailed,

    /// <summary>Something in the gateway failed.</summary>
    GatewayFailed,
}
