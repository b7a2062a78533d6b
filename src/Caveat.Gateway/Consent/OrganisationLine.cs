using Caveat.Agreements.Registers;

namespace Caveat.Gateway.Consent;

/// <summary>Who is under whom in a register. A verified register has no circle.</summary>
internal static class OrganisationLine
{
    /// <summary>An organisation and those above it; nothing where the register does not know it.</summary>
    public static IEnumerable<Organisation> Upwards(Register register, OrganisationId id)
    {
        for (var next = Find(register, id); next is not null; next = next.Parent is { } parent ? Find(register, parent) : null)
        {
            yield return next;
        }
    }

    private static Organisation? Find(Register register, OrganisationId id) => register.Organisations.FirstOrDefault(organisation => organisation.Id == id);
}
