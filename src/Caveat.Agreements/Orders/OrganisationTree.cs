using Caveat.Agreements.Registers;

namespace Caveat.Agreements.Orders;

/// <summary>Who stands under whom, by all registers together: what is under an organisation in any of them is under it.</summary>
internal sealed class OrganisationTree(IEnumerable<Register> registers)
{
    private readonly ILookup<OrganisationId, OrganisationId> _children = registers
        .SelectMany(register => register.Organisations)
        .Where(organisation => organisation.Parent is not null)
        .ToLookup(organisation => organisation.Parent!.Value, organisation => organisation.Id);

    /// <summary>The organisation itself, known or not, and those under it.</summary>
    public IReadOnlyCollection<OrganisationId> Under(OrganisationId organisation)
    {
        // Two registers together may make a circle that neither has alone, so each is visited once.
        HashSet<OrganisationId> found = [organisation];
        Queue<OrganisationId> open = new(found);
        while (open.TryDequeue(out var next))
        {
            foreach (var child in _children[next].Where(found.Add))
            {
                open.Enqueue(child);
            }
        }

        return found;
    }
}
