namespace Caveat.Agreements.Evaluation;

/// <summary>Why a decision is not Permitted; where several hold, the first in this order is given.</summary>
public enum DecisionReason : byte
{
    None = 0,

    /// <summary>Something failed while deciding; refused, because only a decision permits.</summary>
    EvaluationFailed,

    /// <summary>Of two exceptions to a clause one permits what the other holds for a reviewer; neither is followed.</summary>
    ExceptionsDisagree,
    AgreementNotInForce,
    OrderInForce,

    /// <summary>None of the agreements that apply is one that permits: there is none, or they are overlays.</summary>
    NoAgreementApplies,
    NetworkNotInScope,
    OrganisationUnknown,
    OrganisationExcluded,
    LabelAboveCeiling,
    ReleasedAboveCeiling,
    ProhibitedUse,

    /// <summary>A clause forbids it for something other than a use.</summary>
    Prohibited,
    DataProtected,
    ContentUnread,
    LegalAuthorityMissing,
    LocationNotPermitted,
    OrganisationNotPermitted,
    NationNotPermitted,
    PurposeNotPermitted,
    VendorNotPermitted,
    ModelNotPermitted,
    LimitReached,
    HeldForReview,
}
