using System.Globalization;
using Caveat.Agreements.Evaluation.Compiled;
using Caveat.Agreements.Evaluation.Explanations;
using Caveat.Agreements.Rules;

namespace Caveat.Agreements.Evaluation;

/// <summary>What an agreement's frame has against an exchange: its time, its networks and ceilings, and what it does not permit.</summary>
internal sealed class FrameGrounds(Agreement agreement, CompiledClauses clauses)
{
    private const int BeforeAll = -1;

    private readonly string _networks = string.Join(", ", agreement.CoveredNetworks.Select(network => $"\"{network.Id}\""));

    public Decision.Refused NotInForce(in ExchangeFacts facts) => new(agreement.Reference, [], DecisionReason.AgreementNotInForce, new(
        SentenceForm.NotInForce,
        null,
        agreement.Id.Value,
        agreement.Version.ToString(CultureInfo.InvariantCulture),
        Utc(agreement.InForce.From),
        agreement.InForce.Until is { } until ? Utc(until) : "",
        Utc(facts.Time)));

    public Decision.Refused NotInScope(in ExchangeFacts facts)
    {
        var scope = agreement.CoveredNetworks.MinBy(covered => covered.Clause.Number)?.Clause;
        return new(agreement.Reference, scope is null ? [] : [scope], DecisionReason.NetworkNotInScope, new(
            SentenceForm.NetworkNotInScope, scope, agreement.Id.Value, facts.Network.Value, _networks));
    }

    public void WeighNetwork(CoveredNetwork network, in ExchangeFacts facts, ref Weighing weighing)
    {
        var ceiling = network.CeilingAt(facts.Time);
        if (facts.Grade.Exceeds(ceiling))
        {
            Add(DecisionReason.LabelAboveCeiling, SentenceForm.LabelAboveCeiling, network.Clause, ref weighing, ceiling.ToString(), network.Id.Value, facts.Grade.ToString());
        }

        if (network.Released != WhenReleased.Permit && facts.Released.Exceeds(ceiling))
        {
            Add(DecisionReason.ReleasedAboveCeiling, SentenceForm.ReleasedAboveCeiling, network.Clause, ref weighing, ceiling.ToString(), network.Id.Value, facts.Released.ToString());
        }

        if (facts.Unread)
        {
            WeighUnread(network, facts, ref weighing);
        }
    }

    public void AddUnknownOrganisation(in ExchangeFacts facts, ref Weighing weighing) => Add(
        DecisionReason.OrganisationUnknown,
        SentenceForm.OrganisationUnknown,
        clauses.Permits.FirstAt(PermitDimension.Organisation, facts.Time.UtcTicks),
        ref weighing,
        agreement.Id.Value,
        facts.Organisation.Value);

    /// <param name="first">The clause whose list the value is missing from, for that is the one to amend.</param>
    public void AddNotPermitted(PermitDimension dimension, Clause? first, in ExchangeFacts facts, ref Weighing weighing)
    {
        var (reason, word, value) = dimension switch
        {
            PermitDimension.Organisation => (DecisionReason.OrganisationNotPermitted, "organisation", facts.Organisation.Value),
            PermitDimension.Nation => (DecisionReason.NationNotPermitted, "nation", facts.Nation.Value),
            PermitDimension.Purpose => (DecisionReason.PurposeNotPermitted, "purpose", facts.Purpose.Value),
            PermitDimension.Vendor => (DecisionReason.VendorNotPermitted, "vendor", facts.Vendor.Value),
            _ => (DecisionReason.ModelNotPermitted, "model", facts.Model.Value),
        };
        Add(reason, first is null ? SentenceForm.NothingPermitted : SentenceForm.NotPermitted, first, ref weighing, agreement.Id.Value, word, value);
    }

    private void WeighUnread(CoveredNetwork network, in ExchangeFacts facts, ref Weighing weighing)
    {
        switch (network.Unread)
        {
            case WhenUnread.Permit:
                break;
            case WhenUnread.HoldForReviewer:
                if (!Restriction.Contains(facts.Approved, new(agreement.Id, network.Clause.Number)))
                {
                    weighing.Add(new(
                        DecisionReason.HeldForReview, network.Clause, clauses.Ranks[network.Clause.Number], new(SentenceForm.UnreadHeld, network.Clause), Approvers.OneReviewer));
                }

                break;
            default:
                Add(DecisionReason.ContentUnread, SentenceForm.Unread, network.Clause, ref weighing, network.Id.Value);
                break;
        }
    }

    private void Add(DecisionReason reason, SentenceForm form, Clause? clause, ref Weighing weighing, params string[] values) =>
        weighing.Add(new(reason, clause, clause is null ? BeforeAll : clauses.Ranks[clause.Number], new(form, clause, values)));

    private static string Utc(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
