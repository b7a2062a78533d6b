namespace Caveat.Agreements.Records;

/// <summary>The three decisions, as a recorded word.</summary>
public enum DecisionOutcome : byte
{
    Permitted = 0,
    Held = 1,
    Refused = 2,
}
