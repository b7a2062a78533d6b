using System.Collections.Immutable;
using Caveat.Agreements.Registers;
using Caveat.Labels;

namespace Caveat.Agreements.Rules;

/// <summary>One thing that may hold of an exchange; of several values any one is enough.</summary>
public abstract record Term
{
    private Term()
    {
    }

    /// <summary><c>use U, V</c>: screening finds it.</summary>
    public sealed record OfUses(ImmutableArray<UseId> Values) : Term;

    /// <summary><c>purposes P, Q</c></summary>
    public sealed record OfPurposes(ImmutableArray<PurposeId> Values) : Term;

    /// <summary><c>organisations A, B</c> or <c>organisations of kind K</c>; those under them are meant too.</summary>
    public sealed record OfOrganisations(OrganisationSelection Selection) : Term;

    /// <summary><c>nations X, Y</c></summary>
    public sealed record OfNations(ImmutableArray<NationCode> Values) : Term;

    /// <summary><c>vendors V, W</c></summary>
    public sealed record OfVendors(ImmutableArray<VendorId> Values) : Term;

    /// <summary><c>models V/name, W/*</c></summary>
    public sealed record OfModels(ImmutableArray<ModelPattern> Values) : Term;

    /// <summary><c>data secrets, personal-data</c>: screening finds it.</summary>
    public sealed record OfData(ImmutableArray<DataKindId> Values) : Term;

    /// <summary><c>label above MARKING</c></summary>
    public sealed record LabelAbove(Grade Grade) : Term;

    /// <summary><c>tools C, unknown</c>: classes of the tools that an answer calls.</summary>
    /// <param name="Unknown">Whether a tool is meant that no pattern of the register matches.</param>
    public sealed record OfTools(ImmutableArray<ToolClassId> Values, bool Unknown) : Term;

    /// <summary><c>declared D, E</c></summary>
    public sealed record Declared(ImmutableArray<DeclarationId> Values) : Term;

    /// <summary><c>not declared D, E</c>: none of them is declared.</summary>
    public sealed record NotDeclared(ImmutableArray<DeclarationId> Values) : Term;
}
