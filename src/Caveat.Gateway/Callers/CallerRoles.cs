namespace Caveat.Gateway.Callers;

/// <summary>What a caller may do (docs/design §9); each route says which of these it wants.</summary>
[Flags]
public enum CallerRoles
{
    None = 0,

    /// <summary>Asks, reads the receipts of its own exchanges, appeals its own refusals.</summary>
    Caller = 1,

    /// <summary>Answers for an app.</summary>
    AppOwner = 2,

    /// <summary>Runs the gateway; sees no content.</summary>
    Operator = 4,

    /// <summary>Adjudicates what was held and appealed.</summary>
    Reviewer = 8,

    /// <summary>Drafts agreements and sends them for signature.</summary>
    Legal = 16,

    /// <summary>Signs for a party or an authority.</summary>
    Signatory = 32,

    /// <summary>Reads every receipt; sees no content.</summary>
    Inspector = 64,
}
