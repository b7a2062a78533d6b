using System.Diagnostics.CodeAnalysis;

namespace Caveat.Agreements.Evaluation;

/// <summary>The stable codes of <see cref="DecisionReason"/>, as in responses and in the ledger: <c>label_above_ceiling</c>.</summary>
public static class DecisionReasons
{
    private static readonly string[] Codes =
    [
        "none",
        "evaluation_failed",
        "exceptions_disagree",
        "agreement_not_in_force",
        "order_in_force",
        "no_agreement_applies",
        "network_not_in_scope",
        "organisation_unknown",
        "organisation_excluded",
        "label_above_ceiling",
        "released_above_ceiling",
        "prohibited_use",
        "prohibited",
        "data_protected",
        "content_unread",
        "legal_authority_missing",
        "location_not_permitted",
        "organisation_not_permitted",
        "nation_not_permitted",
        "purpose_not_permitted",
        "vendor_not_permitted",
        "model_not_permitted",
        "limit_reached",
        "held_for_review",
    ];

    public static string Code(this DecisionReason reason) => Codes[(int)reason];

    public static bool TryParse([NotNullWhen(true)] string? code, out DecisionReason reason)
    {
        int index = Array.IndexOf(Codes, code);
        reason = index > 0 ? (DecisionReason)index : DecisionReason.None;
        return index > 0;
    }
}
