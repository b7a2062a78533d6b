namespace Caveat.Agreements.Rules;

/// <summary>What an exception makes of the clause that it names.</summary>
public enum ExceptionEffect : byte
{
    /// <summary>The clause does not stand against the exchange.</summary>
    Permit = 0,

    /// <summary>The clause holds the exchange for a reviewer instead of refusing it.</summary>
    HoldForReviewer = 1,
}
