using Caveat.Agreements.Registers;
using Caveat.Agreements.Rules;

namespace Caveat.Agreements.Evaluation;

/// <summary>Which clause permits a model: one that names it, or one that names all of its vendor's.</summary>
internal sealed class ModelIndex
{
    private readonly ClauseIndex<VendorId> _any;
    private readonly ClauseIndex<(VendorId Vendor, string Name)> _named;

    public ModelIndex(Agreement agreement)
    {
        (ModelPattern Pattern, Clause Clause)[] permits =
        [
            .. agreement.Clauses.SelectMany(clause => ((clause.Rule as Rule.PermitModels)?.Models ?? []).Select(pattern => (pattern, clause))),
        ];
        _any = new(permits.Where(permit => permit.Pattern.IsAny).Select(permit => (permit.Pattern.Vendor, permit.Clause)));
        // Callers name a model with or without its vendor in front, so both spellings are looked up.
        _named = new(permits.Where(permit => !permit.Pattern.IsAny).SelectMany<(ModelPattern Pattern, Clause Clause), ((VendorId, string), Clause)>(permit =>
        [
            ((permit.Pattern.Vendor, permit.Pattern.Name), permit.Clause),
            ((permit.Pattern.Vendor, permit.Pattern.ToString()), permit.Clause),
        ]));
    }

    /// <summary>The lowest-numbered clause that permits models; null where models are no dimension of the agreement.</summary>
    public Clause? First => _any.First is { } any && !(_named.First?.Number < any.Number) ? any : _named.First;

    public Clause? Find(VendorId vendor, ModelName model)
    {
        var any = _any.Find(vendor);
        var named = _named.Find((vendor, model.Value));
        return any is null || named?.Number < any.Number ? named : any;
    }
}
