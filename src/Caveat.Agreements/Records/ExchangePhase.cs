namespace Caveat.Agreements.Records;

/// <summary>Which half of an exchange was decided on.</summary>
public enum ExchangePhase : byte
{
    Prompt = 0,
    Answer = 1,
}
