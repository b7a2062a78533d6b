namespace Caveat.Agreements.Rules;

/// <summary>Whose use a limit counts together.</summary>
public enum LimitPer : byte
{
    Caller = 0,
    Organisation = 1,
    Nation = 2,
    Network = 3,
}
