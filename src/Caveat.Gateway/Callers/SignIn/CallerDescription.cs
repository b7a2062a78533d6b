using Caveat.Agreements;
using Caveat.Agreements.Registers;
using Caveat.Gateway.Governing;

namespace Caveat.Gateway.Callers.SignIn;

/// <summary>Tells callers who they are here, in the words of the primary agreement's register.</summary>
internal sealed class CallerDescription(GoverningInstruments governing, AgreementId primary, NetworkId network, TimeProvider time)
{
    public CallerAnswer Of(Caller caller)
    {
        var now = time.GetUtcNow();
        var agreement = governing.Now.Agreements.First(history => history.History.Id == primary).At(now).Agreement;
        var organisation = agreement.Register.Organisations.FirstOrDefault(known => known.Id == caller.Organisation);
        var purpose = agreement.Register.Purposes.FirstOrDefault(known => known.Id == caller.Purpose);
        // A version that does not cover the network any more shows nobody anything but public material.
        var ceiling = agreement.FindNetwork(network)?.CeilingAt(now) ?? Labels.Grade.Unmarked;
        return new CallerAnswer(
            SubjectId.Of(caller).Value,
            caller.Name,
            new NamedAnswer(caller.Organisation.Value, organisation?.Name ?? caller.Organisation.Value),
            caller.Nation.Value,
            new NamedAnswer(caller.Purpose.Value, purpose?.Description ?? caller.Purpose.Value),
            CallerRoleNames.Format(caller.Roles).Split(','),
            CallerClearance.Format(CallerClearance.On(ceiling, caller)),
            caller.Language == default ? null : caller.Language.Code);
    }
}
