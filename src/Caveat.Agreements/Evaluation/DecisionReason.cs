namespace Caveat.Agreements.Evaluation;

/// <summary>Why a decision is not Permitted; where several hold, the first in this order is given.</summary>
public enum DecisionReason : byte
{
    None = 0,

    /// <summary>Something failed while deciding; refused, because only a decision permits.</summary>
    EvaluationFailed,
    AgreementNotInForce,
    NetworkNotInScope,
    OrganisationUnknown,
    OrganisationExcluded,
    LabelAboveCeiling,
    ReleasedAboveCeiling,
    ProhibitedUse,
    ContentUnread,
    OrganisationNotPermitted,
    NationNotPermitted,
    PurposeNotPermitted,
    VendorNotPermitted,
    ModelNotPermitted,
    HeldForReview,
}
