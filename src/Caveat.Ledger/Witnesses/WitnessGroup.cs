namespace Caveat.Ledger.Witnesses;

/// <summary>Witnesses and groups of which a number must have cosigned (C2SP tlog-policy, "Defining a witness group").</summary>
public sealed record WitnessGroup(string Name, int Threshold, IReadOnlyList<string> Members);
