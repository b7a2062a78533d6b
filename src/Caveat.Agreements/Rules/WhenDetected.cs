namespace Caveat.Agreements.Rules;

/// <summary>What happens when a screener finds a forbidden use.</summary>
public enum WhenDetected : byte
{
    Refuse = 0,
    HoldForReviewer = 1,
}
