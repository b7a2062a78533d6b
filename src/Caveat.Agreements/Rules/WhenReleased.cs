namespace Caveat.Agreements.Rules;

/// <summary>What happens to a historic marking above the ceiling that stands under a legend which released the text.</summary>
public enum WhenReleased : byte
{
    /// <summary>The default where a clause does not say: nobody but the clause vouches for the legend.</summary>
    Refuse = 0,
    Permit = 1,
}
