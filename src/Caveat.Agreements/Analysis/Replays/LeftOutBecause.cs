namespace Caveat.Agreements.Analysis.Replays;

/// <summary>Why a recorded decision says nothing about a draft.</summary>
public enum LeftOutBecause : byte
{
    /// <summary>The draft is of an agreement that took no part.</summary>
    OtherAgreement = 0,

    /// <summary>Another agreement took part that is not at hand.</summary>
    AgreementMissing,

    /// <summary>An order or a waiver took part.</summary>
    OrderOrWaiver,
}
