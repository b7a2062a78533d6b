namespace Caveat.Agreements.Evaluation.Explanations;

/// <summary>What a sentence says.</summary>
internal enum SentenceForm : byte
{
    Failed,
    ExceptionsDisagree,
    NotInForce,
    OrderInForce,
    NoAgreementApplies,
    NetworkNotInScope,
    OrganisationUnknown,
    OrganisationExcluded,
    LabelAboveCeiling,
    ReleasedAboveCeiling,
    UseForbidden,
    UseHeld,
    Forbidden,
    ForbiddenHeld,
    DataProtected,
    DataHeld,
    Unread,
    UnreadHeld,
    AuthorityMissing,
    LocationNotPermitted,
    NotPermitted,
    NothingPermitted,
    LimitReached,
    ApprovalNeeded,
    ReviewNeeded,
    ExceptionHolds,
}
