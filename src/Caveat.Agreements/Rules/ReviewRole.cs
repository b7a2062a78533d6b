namespace Caveat.Agreements.Rules;

/// <summary>The roles of people whose approval a clause may ask for.</summary>
public enum ReviewRole : byte
{
    Reviewer = 0,
    Legal = 1,
    Operator = 2,
    Inspector = 3,
    Signatory = 4,
    AppOwner = 5,
}
