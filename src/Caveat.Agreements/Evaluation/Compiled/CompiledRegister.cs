using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Diagnostics;
using Caveat.Agreements.Registers;
using Caveat.Agreements.Rules;

namespace Caveat.Agreements.Evaluation.Compiled;

/// <summary>An agreement's register as conditions read it: who is under whom, and what class a tool has.</summary>
internal sealed class CompiledRegister
{
    private readonly FrozenDictionary<string, OrganisationNode> _organisations;

    public CompiledRegister(Register register)
    {
        var nodes = register.Organisations.ToDictionary(organisation => organisation.Id, organisation => new OrganisationNode(organisation));
        foreach (var organisation in register.Organisations)
        {
            nodes[organisation.Id].Parent = organisation.Parent is { } parent ? nodes[parent] : null;
        }

        _organisations = nodes.ToFrozenDictionary(node => node.Key.Value, node => node.Value, StringComparer.Ordinal);
        Tools = new(register.Tools);
    }

    public ToolClasses Tools { get; }

    public OrganisationNode? Find(OrganisationId id) => _organisations.GetValueOrDefault(id.Value);

    public bool Holds(Condition condition, in ExchangeFacts facts)
    {
        foreach (var term in condition.Terms)
        {
            if (!Holds(term, facts))
            {
                return false;
            }
        }

        return true;
    }

    private bool Holds(Term term, in ExchangeFacts facts) => term switch
    {
        Term.OfUses uses => Meets(uses.Values, facts.Findings),
        Term.OfPurposes purposes => purposes.Values.Contains(facts.Purpose),
        Term.OfOrganisations organisations => Find(facts.Organisation)?.IsIn(organisations.Selection) == true,
        Term.OfNations nations => nations.Values.Contains(facts.Nation),
        Term.OfVendors vendors => vendors.Values.Contains(facts.Vendor),
        Term.OfModels models => Matches(models.Values, facts.Vendor, facts.Model),
        Term.OfData data => Meets(data.Values, facts.Data),
        Term.LabelAbove label => facts.Grade.Exceeds(label.Grade),
        Term.OfTools tools => Calls(tools, facts.Tools),
        Term.Declared declared => Meets(declared.Values, facts.Declarations),
        Term.NotDeclared declared => !Meets(declared.Values, facts.Declarations),
        _ => throw new UnreachableException(),
    };

    /// <summary>Whether two lists have a value in common; a list that was never filled in has none.</summary>
    public static bool Meets<T>(ImmutableArray<T> wanted, ImmutableArray<T> present)
    {
        if (present.IsDefaultOrEmpty)
        {
            return false;
        }

        foreach (var value in present)
        {
            if (wanted.Contains(value))
            {
                return true;
            }
        }

        return false;
    }

    private static bool Matches(ImmutableArray<ModelPattern> patterns, VendorId vendor, ModelName model)
    {
        foreach (var pattern in patterns)
        {
            if (pattern.Vendor == vendor
                && (pattern.IsAny
                    || pattern.Name == model.Value
                    || (ModelNames.IsQualified(vendor, model) && model.Value.AsSpan(vendor.Value.Length + 1).SequenceEqual(pattern.Name))))
            {
                return true;
            }
        }

        return false;
    }

    private bool Calls(Term.OfTools term, ImmutableArray<string> tools)
    {
        if (tools.IsDefaultOrEmpty)
        {
            return false;
        }

        foreach (string tool in tools)
        {
            if (Tools.Find(tool) is { } known ? term.Values.Contains(known) : term.Unknown)
            {
                return true;
            }
        }

        return false;
    }
}
