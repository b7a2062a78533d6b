using System.Collections.Immutable;

namespace Caveat.Agreements.Evaluation.Compiled;

/// <summary>Restricting clauses by the one term of each that fewest clauses share, so that an exchange meets few of them however many there are.</summary>
/// <remarks>INVARIANT: every clause whose condition holds is among those visited; that its other terms hold too is for the visitor to test.</remarks>
internal sealed class RestrictionIndex
{
    private readonly ValueIndex<Restriction> _uses;
    private readonly ValueIndex<Restriction> _data;
    private readonly ValueIndex<Restriction> _tools;
    private readonly ValueIndex<Restriction> _declarations;
    private readonly ValueIndex<Restriction> _purposes;
    private readonly ValueIndex<Restriction> _nations;
    private readonly ValueIndex<Restriction> _vendors;
    private readonly ModelIndex<Restriction> _models;
    private readonly ValueIndex<Restriction> _organisations;
    private readonly ValueIndex<Restriction> _kinds;
    private readonly ImmutableArray<Restriction>[] _labels;
    private readonly Restriction[] _always;

    public RestrictionIndex(IEnumerable<Restriction> restrictions)
    {
        var keyed = KeyChoice.Choose([.. restrictions]);
        _uses = new(Of(keyed, TermDimension.Use));
        _data = new(Of(keyed, TermDimension.Data));
        _tools = new(Of(keyed, TermDimension.Tool));
        _declarations = new(Of(keyed, TermDimension.Declaration));
        _purposes = new(Of(keyed, TermDimension.Purpose));
        _nations = new(Of(keyed, TermDimension.Nation));
        _vendors = new(Of(keyed, TermDimension.Vendor));
        _models = new(Of(keyed, TermDimension.Model));
        _organisations = new(Of(keyed, TermDimension.Organisation));
        _kinds = new(Of(keyed, TermDimension.Kind));
        _always = [.. Of(keyed, TermDimension.None).Select(entry => entry.Restriction)];
        // By the level that is exceeded; a value is one digit.
        _labels = [.. Enumerable.Range(0, 10).Select(level => Of(keyed, TermDimension.Label)
            .Where(entry => entry.Key[0] - '0' == level)
            .Select(entry => entry.Restriction)
            .ToImmutableArray())];
    }

    public void Visit<TVisitor>(in ExchangeFacts facts, CompiledRegister register, OrganisationNode? organisation, ref TVisitor visitor)
        where TVisitor : struct, IRestrictionVisitor, allows ref struct
    {
        Visit(_purposes.Find(facts.Purpose.Value), ref visitor);
        Visit(_nations.Find(facts.Nation.Value), ref visitor);
        Visit(_vendors.Find(facts.Vendor.Value), ref visitor);
        for (int spelling = 0; spelling < ModelIndex<Restriction>.Spellings; spelling++)
        {
            Visit(_models.Find(facts.Vendor, facts.Model, spelling), ref visitor);
        }

        for (var node = organisation; node is not null; node = node.Parent)
        {
            Visit(_organisations.Find(node.Id.Value), ref visitor);
            Visit(_kinds.Find(node.Kind.Value), ref visitor);
        }

        for (int level = 0; level < (int)facts.Grade.Classification; level++)
        {
            Visit(_labels[level].AsSpan(), ref visitor);
        }

        VisitContent(facts, register, ref visitor);
        Visit(_always, ref visitor);
    }

    private void VisitContent<TVisitor>(in ExchangeFacts facts, CompiledRegister register, ref TVisitor visitor)
        where TVisitor : struct, IRestrictionVisitor, allows ref struct
    {
        foreach (var use in facts.Findings)
        {
            Visit(_uses.Find(use.Value), ref visitor);
        }

        foreach (var kind in Filled(facts.Data))
        {
            Visit(_data.Find(kind.Value), ref visitor);
        }

        foreach (var declaration in Filled(facts.Declarations))
        {
            Visit(_declarations.Find(declaration.Value), ref visitor);
        }

        foreach (string tool in Filled(facts.Tools))
        {
            Visit(_tools.Find(register.Tools.Find(tool)?.Value ?? KeyChoice.UnknownTool), ref visitor);
        }
    }

    private static void Visit<TVisitor>(ReadOnlySpan<Restriction> restrictions, ref TVisitor visitor)
        where TVisitor : struct, IRestrictionVisitor, allows ref struct
    {
        foreach (var restriction in restrictions)
        {
            visitor.Visit(restriction);
        }
    }

    private static ImmutableArray<T> Filled<T>(ImmutableArray<T> values) => values.IsDefault ? [] : values;

    private static IEnumerable<(string Key, Restriction Restriction)> Of(ILookup<TermDimension, (string Key, Restriction Restriction)> keyed, TermDimension dimension) =>
        keyed[dimension];
}
