using System.Collections.Immutable;
using Caveat.Agreements.History;
using Caveat.Agreements.Reading;
using Caveat.Agreements.Registers;
using Caveat.Agreements.Signed;

namespace Caveat.Agreements.Orders;

/// <summary>Checks a signed order against its agreement. Fails closed: what is not shown to be right is a fault.</summary>
internal sealed class OrderCheck
{
    private readonly Order _order;
    private readonly Agreement _agreement;
    private readonly CheckFaults _faults;

    private OrderCheck(Order order, Agreement agreement, CheckFaults faults) => (_order, _agreement, _faults) = (order, agreement, faults);

    public static InstrumentCheck<Order> Run(SignedOrder signed, Agreement agreement, IEnumerable<Order> known, DateTimeOffset now)
    {
        CheckFaults faults = new(signed.FileName);
        OrderCheck check = new(signed.Order, agreement, faults);
        faults.CheckAgreement(signed.Order.Agreement, agreement);
        if (!faults.IsEmpty)
        {
            return new InstrumentCheck<Order>.Rejected(faults.All);
        }

        check.CheckTime(now);
        check.CheckTargets();
        check.CheckOthers([.. known.Where(other => other.Agreement == agreement.Id && other.Digest != signed.Order.Digest)]);
        var signers = check.CheckAuthority(signed);
        return faults.IsEmpty ? new InstrumentCheck<Order>.Accepted(signed.Order, signers) : new InstrumentCheck<Order>.Rejected(faults.All);
    }

    private void CheckTime(DateTimeOffset now)
    {
        _faults.CheckPast("issued", _order.Issued, now);
        if (now >= _order.Expires)
        {
            _faults.Add($"The order expired at {Literal.Time(_order.Expires.Value)} and it is {Literal.Time(now)} now: issue it anew.");
        }
    }

    private ImmutableArray<Person> CheckAuthority(SignedOrder signed)
    {
        if (_agreement.Register.Authorities.FirstOrDefault(authority => authority.Id == _order.Authority) is not { } authority)
        {
            _faults.Add($"\"{_order.Authority}\" is not an authority of the agreement{CheckFaults.Suggest(_order.Authority.Value, _agreement.Register.Authorities.Select(known => known.Id.Value))}");
            return [];
        }

        // INVARIANT: who supersedes with a termination terminates, and so must have the power for both.
        OrderEffect?[] effects = [_order.Effect, (_order.Effect as OrderEffect.Supersede)?.Replacement];
        foreach (var verb in effects.OfType<OrderEffect>().Select(effect => effect.Verb).Where(verb => !authority.May.Contains(verb)))
        {
            string may = authority.May.IsEmpty ? "order nothing" : string.Join(", ", authority.May.Select(Word));
            _faults.Add($"\"{authority.Id}\" may not {Word(verb)}; the agreement lets it {may}.");
        }

        var signatures = signed.Signatures(_agreement);
        var counted = Signers.Counted(signatures);
        if (counted.Length < Math.Max(1, authority.Needs))
        {
            string wrong = string.Concat(signatures.Where(signature => signature.State == SignatureState.Wrong).Select(signature => $"; the signature of \"{signature.Person.Id}\" is wrong"));
            _faults.Add($"\"{authority.Id}\" orders with {authority.Needs} {(authority.Needs == 1 ? "signature" : "signatures of different people with different keys")}, and the order has {counted.Length} of its people's{Names(counted)}{wrong}: let its people sign.");
        }

        return counted;
    }

    private void CheckTargets()
    {
        var prohibition = Prohibition.Of(_order.Effect);
        CheckTarget((_order.Effect as OrderEffect.ReinstateTarget)?.Target ?? prohibition?.Target);
        CheckTarget(prohibition?.Substitute);
    }

    /// <summary>Providers and apps are the operator's to name; all else the agreement lists.</summary>
    private void CheckTarget(OrderTarget? target)
    {
        var register = _agreement.Register;
        (string noun, string name, IEnumerable<string> known) = target switch
        {
            OrderTarget.OfVendor of => ("a vendor", of.Vendor.Value, register.Vendors.Select(vendor => vendor.Id.Value)),
            OrderTarget.OfModel of => ("a vendor", of.Model.Vendor.Value, register.Vendors.Select(vendor => vendor.Id.Value)),
            OrderTarget.OfOrganisation of => ("an organisation", of.Organisation.Value, register.Organisations.Select(organisation => organisation.Id.Value)),
            OrderTarget.OfNetwork of => ("a network", of.Network.Value, register.Networks.Select(network => network.Id.Value)),
            _ => ("", "", []),
        };
        if (name.Length > 0 && !known.Contains(name))
        {
            _faults.Add($"\"{name}\" is not {noun} of the agreement's register{CheckFaults.Suggest(name, known)}");
        }
    }

    private void CheckOthers(Order[] others)
    {
        if (others.FirstOrDefault(other => other.Id == _order.Id) is { } twin)
        {
            _faults.Add($"Another order \"{twin.Id}\", {twin.Digest}, was accepted before: give this one an id of its own.");
        }

        OrderId? named = _order.Effect switch
        {
            OrderEffect.Stay stay => stay.Order,
            OrderEffect.ReinstateOrder reinstate => reinstate.Order,
            OrderEffect.Supersede supersede => supersede.Order,
            _ => null,
        };
        if (named is not { } id)
        {
            return;
        }

        if (others.FirstOrDefault(other => other.Id == id) is not { } earlier)
        {
            _faults.Add($"\"{id}\" is not an order that was accepted, so this one cannot {Word(_order.Effect.Verb)} it{CheckFaults.Suggest(id.Value, others.Select(other => other.Id.Value))}");
        }
        else if (earlier.Issued >= _order.Issued)
        {
            _faults.Add($"The order \"{id}\" was issued at {Literal.Time(earlier.Issued)}, not before this one, {Literal.Time(_order.Issued)}: an order changes only earlier ones.");
        }
    }

    private static string Names(ImmutableArray<Person> people) =>
        people.IsEmpty ? "" : $" ({string.Join(", ", people.Select(person => $"\"{person.Id}\""))})";

    private static string Word(OrderVerb verb) => RuleWords.OrderVerbs[(int)verb];
}
