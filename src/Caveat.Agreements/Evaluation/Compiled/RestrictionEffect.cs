namespace Caveat.Agreements.Evaluation.Compiled;

/// <summary>What a restricting clause does to an exchange that meets it.</summary>
internal enum RestrictionEffect : byte
{
    None = 0,

    /// <summary>Permitted, but something must be done.</summary>
    Oblige = 1,
    Hold = 2,
    Refuse = 3,
}
