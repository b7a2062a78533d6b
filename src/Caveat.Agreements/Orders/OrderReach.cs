using System.Collections.Frozen;
using Caveat.Agreements.Evaluation;
using Caveat.Agreements.Registers;

namespace Caveat.Agreements.Orders;

/// <summary>Which exchanges a target means, at whatever time: for previews and proofs. Immutable; thread-safe.</summary>
public sealed class OrderReach(OrderTarget target, IEnumerable<Register> registers)
{
    private readonly FrozenSet<OrganisationId> _organisations = target is OrderTarget.OfOrganisation of
        ? new OrganisationTree(registers).Under(of.Organisation).ToFrozenSet()
        : [];

    public bool Covers(in ExchangeFacts facts) => target switch
    {
        OrderTarget.OfVendor of => of.Vendor == facts.Vendor,
        OrderTarget.OfModel { Model: { IsAny: true } model } => model.Vendor == facts.Vendor,
        OrderTarget.OfModel { Model: var model } => OrderTargets.Spellings(model).Contains((facts.Vendor, facts.Model.Value), ModelSpelling.Instance),
        OrderTarget.OfProvider of => of.Provider == facts.Provider,
        OrderTarget.OfOrganisation => _organisations.Contains(facts.Organisation),
        OrderTarget.OfApp of => of.App == facts.App,
        OrderTarget.OfNetwork of => of.Network == facts.Network,
        _ => throw new InvalidOperationException("A target has a new form."),
    };
}
