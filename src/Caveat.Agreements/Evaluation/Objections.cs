using System.Collections.Immutable;
using System.Globalization;
using Caveat.Agreements.Rules;

namespace Caveat.Agreements.Evaluation;

/// <summary>Finds everything that stands against an exchange which is not permitted. Not on the fast path: it may allocate.</summary>
internal sealed class Objections(Agreement agreement, CompiledClauses clauses)
{
    private readonly string _networks = string.Join(", ", agreement.CoveredNetworks.Select(network => $"\"{network.Id}\""));

    public Decision Decide(in ExchangeFacts facts)
    {
        List<Ground> grounds = [];
        var network = CheckFrame(facts, grounds);
        if (network is not null)
        {
            CheckOrganisation(facts, grounds);
            CheckLabel(facts, network, grounds);
            CheckUnread(facts, network, grounds);
            CheckUses(facts, grounds);
            CheckPermits(facts, grounds);
        }

        if (grounds.Count == 0)
        {
            // Fail closed: the fast path did not permit and nothing says why.
            return Failed();
        }

        // INVARIANT: the order of reasons decides, never that of clauses or findings; so the reasons sort first and numbers break ties.
        Ground[] ordered = [.. grounds.OrderBy(ground => ground.Reason).ThenBy(ground => ground.Clause?.Number ?? default)];
        var first = ordered[0];
        // A refusal always names a clause where one exists: the network's own stands in for a dimension that no clause permits.
        ImmutableArray<Clause> named = [.. ordered.Select(ground => ground.Clause ?? network?.Clause).OfType<Clause>().DistinctBy(clause => clause.Number)];
        return first.Reason == DecisionReason.HeldForReview
            ? new Decision.Held(agreement.Reference, named, first.Explanation)
            : new Decision.Refused(agreement.Reference, named, first.Reason, first.Explanation);
    }

    public Decision.Refused Failed() => new(
        agreement.Reference,
        [],
        DecisionReason.EvaluationFailed,
        $"The agreement \"{agreement.Id}\" could not be applied to this exchange, and only a decision permits.");

    private CoveredNetwork? CheckFrame(in ExchangeFacts facts, List<Ground> grounds)
    {
        if (!agreement.InForce.Contains(facts.Time))
        {
            string until = agreement.InForce.Until is { } end ? $" until {Utc(end)}" : "";
            grounds.Add(new(DecisionReason.AgreementNotInForce, null, $"Version {agreement.Version} of \"{agreement.Id}\" is in force from {Utc(agreement.InForce.From)}{until}, not at {Utc(facts.Time)}."));
            return null;
        }

        if (!clauses.Networks.TryGetValue(facts.Network, out var network))
        {
            var scope = agreement.CoveredNetworks.MinBy(covered => covered.Clause.Number)!.Clause;
            grounds.Add(new(DecisionReason.NetworkNotInScope, scope, $"No clause of \"{agreement.Id}\" brings the network \"{facts.Network}\" into scope: it covers {_networks}."));
        }

        return network;
    }

    private void CheckOrganisation(in ExchangeFacts facts, List<Ground> grounds)
    {
        if (!clauses.Organisations.TryFind(facts.Organisation, out var ruling))
        {
            grounds.Add(new(DecisionReason.OrganisationUnknown, clauses.Organisations.FirstPermit, $"The organisation \"{facts.Organisation}\" is not in the register of \"{agreement.Id}\"."));
        }
        else if (ruling.ExcludedBy is { } excluding)
        {
            grounds.Add(new(DecisionReason.OrganisationExcluded, excluding, $"{Name(excluding)} excludes the organisation \"{facts.Organisation}\"."));
        }
        else if (ruling.PermittedBy is null)
        {
            AddNotPermitted(DecisionReason.OrganisationNotPermitted, clauses.Organisations.FirstPermit, "organisation", facts.Organisation.Value, grounds);
        }
    }

    private static void CheckLabel(in ExchangeFacts facts, CoveredNetwork network, List<Ground> grounds)
    {
        if (facts.Grade.Exceeds(network.CeilingAt(facts.Time)))
        {
            grounds.Add(new(DecisionReason.LabelAboveCeiling, network.Clause, $"{Name(network.Clause)} lets nothing above {network.CeilingAt(facts.Time)} enter the network \"{network.Id}\", and this is {facts.Grade}."));
        }

        if (network.Released != WhenReleased.Permit && facts.Released.Exceeds(network.CeilingAt(facts.Time)))
        {
            grounds.Add(new(DecisionReason.ReleasedAboveCeiling, network.Clause, $"{Name(network.Clause)} lets nothing above {network.CeilingAt(facts.Time)} enter the network \"{network.Id}\", released or not, and this bears {facts.Released} as a historic marking."));
        }
    }

    private static void CheckUnread(in ExchangeFacts facts, CoveredNetwork network, List<Ground> grounds)
    {
        if (!facts.Unread)
        {
            return;
        }

        switch (network.Unread)
        {
            case WhenUnread.Permit:
                break;
            case WhenUnread.HoldForReviewer:
                grounds.Add(new(DecisionReason.HeldForReview, network.Clause, $"{Name(network.Clause)} holds what cannot be read: a reviewer decides."));
                break;
            default:
                grounds.Add(new(DecisionReason.ContentUnread, network.Clause, $"{Name(network.Clause)} lets nothing enter the network \"{network.Id}\" that cannot be read."));
                break;
        }
    }

    private void CheckUses(in ExchangeFacts facts, List<Ground> grounds)
    {
        foreach (var use in facts.Findings)
        {
            if (clauses.Uses.Refusing(use) is { } refusing)
            {
                grounds.Add(new(DecisionReason.ProhibitedUse, refusing, $"{Name(refusing)} forbids the use \"{use}\", which screening found here."));
            }

            if (clauses.Uses.Holding(use) is { } holding)
            {
                grounds.Add(new(DecisionReason.HeldForReview, holding, $"{Name(holding)} forbids the use \"{use}\", which screening found here: a reviewer decides."));
            }
        }
    }

    private void CheckPermits(in ExchangeFacts facts, List<Ground> grounds)
    {
        if (clauses.Nations.Find(facts.Nation) is null)
        {
            AddNotPermitted(DecisionReason.NationNotPermitted, clauses.Nations.First, "nation", facts.Nation.Value, grounds);
        }

        if (clauses.Purposes.Find(facts.Purpose) is null)
        {
            AddNotPermitted(DecisionReason.PurposeNotPermitted, clauses.Purposes.First, "purpose", facts.Purpose.Value, grounds);
        }

        if (clauses.Vendors.Find(facts.Vendor) is null)
        {
            AddNotPermitted(DecisionReason.VendorNotPermitted, clauses.Vendors.First, "vendor", facts.Vendor.Value, grounds);
        }

        if (clauses.Models.First is { } models && clauses.Models.Find(facts.Vendor, facts.Model) is null)
        {
            AddNotPermitted(DecisionReason.ModelNotPermitted, models, "model", facts.Model.Value, grounds);
        }
    }

    /// <summary>Deny by default: names the clause whose list the fact is missing from, for that is the one to amend.</summary>
    private void AddNotPermitted(DecisionReason reason, Clause? clause, string dimension, string value, List<Ground> grounds) =>
        grounds.Add(new(reason, clause, clause is null
            ? $"No clause of \"{agreement.Id}\" permits any {dimension}."
            : $"{Name(clause)} does not permit the {dimension} \"{value}\", nor does any other clause."));

    private static string Name(Clause clause) => $"Clause {clause.Number} ({clause.Title})";

    private static string Utc(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
