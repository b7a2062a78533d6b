using Caveat.Agreements.Registers;
using Caveat.Agreements.Rules;

namespace Caveat.Agreements.Evaluation.Compiled;

/// <summary>One registered organisation and the one above it.</summary>
internal sealed class OrganisationNode(Organisation organisation)
{
    public OrganisationId Id => organisation.Id;

    public OrganisationKind Kind => organisation.Kind;

    public OrganisationNode? Parent { get; set; }

    /// <summary>Whether a selection means this organisation or one above it.</summary>
    public bool IsIn(OrganisationSelection selection)
    {
        for (var node = this; node is not null; node = node.Parent)
        {
            if (selection.Ids.Contains(node.Id) || selection.Kinds.Contains(node.Kind))
            {
                return true;
            }
        }

        return false;
    }
}
