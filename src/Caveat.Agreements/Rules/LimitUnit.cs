namespace Caveat.Agreements.Rules;

/// <summary>What a limit counts.</summary>
public enum LimitUnit : byte
{
    Requests = 0,

    /// <summary>Of prompts and answers together, as the provider counts them.</summary>
    Tokens = 1,

    /// <summary>In the currency of the amount, by the configured prices.</summary>
    Money = 2,
}
